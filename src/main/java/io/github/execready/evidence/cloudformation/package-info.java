// SPDX-License-Identifier: Apache-2.0
/**
 * What CloudFormation will make of templates, as a graph of resources: templates in YAML and JSON, with those they nest,
 * assemblies of the CDK, and the JSON that ECS itself takes for task definitions and services. Nothing is deployed and
 * nothing is asked: what only the deployment decides stays open and says what decides it.
 */
@NullMarked
package io.github.execready.evidence.cloudformation;

import org.jspecify.annotations.NullMarked;
