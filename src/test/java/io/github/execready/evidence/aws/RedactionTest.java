// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RedactionTest {

    /**
     * All texts of a container that a bundle keeps. A field that a newer SDK adds fails this test: decide whether it can
     * hold a secret, then take it out or list it here.
     */
    private static final Set<String> KEPT = Set.of(
            "/dependsOn/condition",
            "/dependsOn/containerName",
            "/disableNetworking",
            "/dnsSearchDomains",
            "/dnsServers",
            "/dockerSecurityOptions",
            "/environment/name",
            "/environmentFiles/type",
            "/extraHosts/hostname",
            "/extraHosts/ipAddress",
            "/firelensConfiguration/type",
            "/hostname",
            "/image",
            "/links",
            "/linuxParameters/capabilities/add",
            "/linuxParameters/capabilities/drop",
            "/linuxParameters/devices/containerPath",
            "/linuxParameters/devices/hostPath",
            "/linuxParameters/devices/permissions",
            "/linuxParameters/tmpfs/containerPath",
            "/linuxParameters/tmpfs/mountOptions",
            "/logConfiguration/logDriver",
            "/logConfiguration/secretOptions/name",
            "/mountPoints/containerPath",
            "/mountPoints/sourceVolume",
            "/name",
            "/portMappings/appProtocol",
            "/portMappings/containerPortRange",
            "/portMappings/name",
            "/portMappings/protocol",
            "/resourceRequirements/type",
            "/resourceRequirements/value",
            "/secrets/name",
            "/systemControls/namespace",
            "/systemControls/value",
            "/ulimits/name",
            "/user",
            "/versionConsistency",
            "/volumesFrom/sourceContainer",
            "/workingDirectory");

    @Test
    void ofAContainerOnlyKnownTextsAreKept() {
        assertThat(survivors(ContainerDefinition.builder())).isSubsetOf(KEPT).contains("/name", "/image", "/user");
    }

    @Test
    void ofAnOverrideOnlyNamesAreKept() {
        assertThat(survivors(ContainerOverride.builder()))
                .containsExactlyInAnyOrder(
                        "/environment/name",
                        "/environmentFiles/type",
                        "/name",
                        "/resourceRequirements/type",
                        "/resourceRequirements/value");
    }

    private static Set<String> survivors(SdkPojo builder) {
        JsonNode json = ToJson.object("ecs", new Filler(path -> "secret").fill(builder));
        Redaction.redact("ecs", json);
        Set<String> kept = new TreeSet<>();
        collect(json, "", kept);
        return kept;
    }

    private static void collect(JsonNode node, String path, Set<String> kept) {
        if (node.isArray()) {
            node.forEach(element -> collect(element, path, kept));
        } else if (node.isObject()) {
            node.properties().forEach(entry -> collect(entry.getValue(), path + '/' + entry.getKey(), kept));
        } else if (node.isString() && node.asString().equals("secret")) {
            kept.add(path);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TOKEN, hunter2, [redacted]",
        "TOKEN, '', ''",
        "NO_PROXY, '10.0.0.0/8,.internal', '10.0.0.0/8,.internal'",
        "no_proxy, localhost, localhost",
        "No_Proxy, hunter2, [redacted]",
        "MY_NO_PROXY, hunter2, [redacted]",
        "HTTPS_PROXY, http://user:hunter2@proxy, [redacted]"
    })
    void theValueOfAVariableIsTakenOut(String name, String value, String kept) {
        ObjectNode override =
                (ObjectNode) Json.strict("{\"environment\": [{}]}").orElseThrow();
        ((ObjectNode) override.at("/environment/0")).put("name", name).put("value", value);

        Redaction.redact("ecs", override);

        assertThat(override.at("/environment/0/value").asString()).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"Environment\": [{\"Name\": \"A\", \"Value\": \"hunter2\"}]}",
                "{\"environment\": [{\"value\": \"hunter2\", \"VALUE\": \"hunter2\"}]}",
                "{\"environment\": [{\"name\": \"A\", \"value\": {\"x\": \"hunter2\"}}]}",
                "{\"command\": \"login hunter2\"}",
                "{\"healthCheck\": {\"command\": [\"CMD\", \"hunter2\"]}}",
                "{\"EntryPoint\": [[\"hunter2\"]]}",
                "{\"logConfiguration\": {\"options\": {\"splunk-token\": \"hunter2\"}}}",
                "{\"dockerLabels\": {\"traefik.auth\": {\"x\": \"hunter2\"}}}",
                "{\"environmentFiles\": [{\"value\": \"s3://hunter2\"}]}",
                "{\"repositoryCredentials\": {\"credentialsParameter\": \"hunter2\"}}",
                "{\"volumes\": [{\"dockerVolumeConfiguration\": {\"driverOpts\": {\"o\": \"password=hunter2\"}}}]}"
            })
    void handMadeShapesHideNothing(String json) {
        JsonNode node = Json.strict(json).orElseThrow();

        Redaction.redact("ecs", node);

        assertThat(node.toString()).doesNotContain("hunter2").contains(Redaction.REDACTED);
    }

    @Test
    void arnsOfEnvironmentFilesAndCredentialsStay() {
        String json = "{\"environmentFiles\":[{\"value\":\"arn:aws:s3:::bucket/app.env\",\"type\":\"s3\"}],"
                + "\"credentialsParameter\":\"arn:aws:secretsmanager:eu-west-1:111122223333:secret:x\"}";
        JsonNode node = Json.strict(json).orElseThrow();

        Redaction.redact("ecs", node);

        assertThat(Json.compact(node)).isEqualTo(json);
    }

    @Test
    void userDataIsTakenOutAndOptionsOfEc2Stay() {
        JsonNode node = Json.strict("{\"Reservations\": [{\"Instances\": [{\"UserData\": \"hunter2\"}]}],"
                        + " \"Options\": {\"DnsSupport\": \"enable\"}}")
                .orElseThrow();

        Redaction.redact("ec2", node);

        assertThat(node.toString()).doesNotContain("hunter2").contains("enable");
    }
}
