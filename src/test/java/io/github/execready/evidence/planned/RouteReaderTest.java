// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import static io.github.execready.testing.Plan.choice;
import static io.github.execready.testing.Plan.nothing;
import static io.github.execready.testing.Plan.open;
import static io.github.execready.testing.Plan.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.Route;
import io.github.execready.model.RouteTable;
import io.github.execready.testing.Plan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteReaderTest {

    private static List<RouteTable> tables(Plan plan) {
        Scope scope = Reading.scope(plan);
        List<Property> named = Reading.of(scope, "Service")
                .at("NetworkConfiguration", "AwsvpcConfiguration")
                .at("Subnets")
                .each();
        return new RouteReader(scope).all(new SubnetReader(scope).all(named));
    }

    private static RouteTable of(Plan plan, String subnet) {
        return tables(plan).stream()
                .filter(table -> table.subnetIds().contains(subnet))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> destinations(RouteTable table) {
        return table.routes().toOptional().orElseThrow().stream()
                .map(Route::destination)
                .toList();
    }

    @Test
    void aTableHasTheLocalRouteAndThoseThatNameIt() {
        RouteTable table = of(Plan.ready(), "subnet-Subnet");

        assertThat(table.id()).isEqualTo("rtb-Table");
        assertThat(destinations(table)).containsExactly("10.0.0.0/16", "0.0.0.0/0");
    }

    @Test
    void aSubnetWithoutAssociationHasTheMainTable() {
        List<RouteTable> tables = tables(Plan.ready().without("Association"));

        assertThat(tables).noneMatch(table -> table.subnetIds().contains("subnet-Subnet"));
        assertThat(tables)
                .filteredOn(RouteTable::main)
                .singleElement()
                .matches(table -> destinations(table).equals(List.of("10.0.0.0/16")));
    }

    @Test
    void aMainTableOfTheInputTakesThePlaceOfThatOfTheVpc() {
        List<RouteTable> tables = tables(Plan.ready()
                .with(
                        ResourceType.MAIN_ROUTE_TABLE_ASSOCIATION,
                        "Main",
                        Map.of("VpcId", ref("Vpc"), "RouteTableId", ref("Table"))));

        assertThat(tables)
                .filteredOn(RouteTable::main)
                .extracting(RouteTable::id)
                .containsExactly("rtb-Table");
    }

    @Test
    void anAssociationThatMayBeTheSubnetsLeavesItsRoutesOpen() {
        Plan onCondition = Plan.ready()
                .without("Association")
                .when(
                        "Prod",
                        "AWS::EC2::SubnetRouteTableAssociation",
                        "Association",
                        Map.of("RouteTableId", ref("Table"), "SubnetId", ref("Subnet")));

        for (Plan plan : List.of(
                onCondition,
                Plan.ready().set("Association.SubnetId", open("parameter Subnet")),
                Plan.ready().set("Association.RouteTableId", open("parameter Table")))) {
            assertThat(of(plan, "subnet-Subnet").routes().isUnknown()).isTrue();
        }
    }

    @Test
    void anAssociationOfAnotherSubnetIsNone() {
        Plan plan = Plan.ready()
                .with("AWS::EC2::Subnet", "Other", Map.of("VpcId", ref("Vpc"), "CidrBlock", "10.0.2.0/24"))
                .set("Association.SubnetId", ref("Other"));

        assertThat(tables(plan)).noneMatch(table -> table.subnetIds().contains("subnet-Subnet"));
    }

    @Test
    void aRouteOnAConditionLeavesTheTableOpen() {
        Plan plan = Plan.ready()
                .without("Default")
                .when(
                        "Prod",
                        "AWS::EC2::Route",
                        "Default",
                        Map.of(
                                "RouteTableId",
                                ref("Table"),
                                "DestinationCidrBlock",
                                "0.0.0.0/0",
                                "GatewayId",
                                ref("Gateway")));

        assertThat(of(plan, "subnet-Subnet").routes().isUnknown()).isTrue();
    }

    @Test
    void whatARouteLeadsToOnAConditionIsOpen() {
        Plan plan = Plan.ready().set("Default.GatewayId", choice("Prod", ref("Gateway"), nothing()));

        assertThat(of(plan, "subnet-Subnet")
                        .routes()
                        .toOptional()
                        .orElseThrow()
                        .get(1)
                        .target()
                        .isUnknown())
                .isTrue();
    }

    @Test
    void aSubnetOutsideHasATableOfWhichNothingIsKnown() {
        Plan plan = Plan.ready()
                .set("Service.NetworkConfiguration.AwsvpcConfiguration.Subnets", List.of("subnet-0123456789abcdef0"));

        assertThat(of(plan, "subnet-0123456789abcdef0").routes().isUnknown()).isTrue();
    }
}
