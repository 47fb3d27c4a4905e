// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

/**
 * Types of resources that Terraform has and CloudFormation has not, named as CloudFormation might.
 */
public final class ResourceType {

    /** {@code Role} and {@code PolicyArn}: a managed policy attached to a role on its own. */
    public static final String ROLE_POLICY_ATTACHMENT = "AWS::IAM::RolePolicyAttachment";

    /** {@code VpcId} and {@code RouteTableId}: the table of the subnets that name none. */
    public static final String MAIN_ROUTE_TABLE_ASSOCIATION = "AWS::EC2::MainRouteTableAssociation";

    /**
     * {@code Arguments}: a module whose source is not at hand, or a nested stack without its template; its address is the
     * source of what is not judged of it. What it is told of, it may add to.
     */
    public static final String UNREAD_MODULE = "Terraform::Unread::Module";

    private ResourceType() {}
}
