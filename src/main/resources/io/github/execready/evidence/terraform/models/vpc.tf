# SPDX-License-Identifier: Apache-2.0
# What terraform-aws-modules/vpc/aws, versions 2 to 6, makes of its arguments.

variable "create_vpc" { default = true }
variable "cidr" {}
variable "azs" { default = [] }
variable "private_subnets" { default = [] }
variable "public_subnets" { default = [] }
variable "enable_nat_gateway" { default = false }
variable "create_igw" { default = true }
variable "create_private_nat_gateway_route" { default = true }
variable "nat_gateway_destination_cidr_block" { default = "0.0.0.0/0" }
variable "enable_dns_support" { default = true }
variable "enable_dns_hostnames" { default = aws_vpc.inside.enable_dns_hostnames }
variable "map_public_ip_on_launch" { default = aws_subnet.inside.map_public_ip_on_launch }

# These change more than is said here.
variable "manage_default_network_acl" { default = true }
variable "public_dedicated_network_acl" { default = false }
variable "private_dedicated_network_acl" { default = false }
variable "customer_gateways" { default = {} }
variable "enable_vpn_gateway" { default = false }
variable "default_network_acl_ingress" { default = null }
variable "default_network_acl_egress" { default = null }
variable "public_subnet_ipv6_native" { default = false }
variable "private_subnet_ipv6_native" { default = false }

variable "enable_dhcp_options" { default = false }
variable "dhcp_options_domain_name_servers" { default = ["AmazonProvidedDNS"] }
variable "vpc_block_public_access_options" { default = {} }
variable "vpc_block_public_access_exclusions" { default = {} }

locals {
  filtered  = var.default_network_acl_ingress != null || var.default_network_acl_egress != null
  dedicated = var.public_dedicated_network_acl || var.private_dedicated_network_acl
  native    = var.public_subnet_ipv6_native || var.private_subnet_ipv6_native
  plain     = !local.filtered && !local.dedicated && !local.native && !var.enable_vpn_gateway
}

resource "aws_vpc" "this" {
  count = var.create_vpc ? 1 : 0

  cidr_block           = var.cidr
  enable_dns_support   = var.enable_dns_support
  enable_dns_hostnames = var.enable_dns_hostnames
}

resource "aws_internet_gateway" "this" {
  count = var.create_vpc && var.create_igw && length(var.public_subnets) > 0 ? 1 : 0

  vpc_id = aws_vpc.this[0].id
}

resource "aws_subnet" "public" {
  count = var.create_vpc && local.plain ? length(var.public_subnets) : 0

  vpc_id                  = aws_vpc.this[0].id
  cidr_block              = var.public_subnets[count.index]
  map_public_ip_on_launch = var.map_public_ip_on_launch
}

resource "aws_route_table" "public" {
  count = var.create_vpc && length(var.public_subnets) > 0 ? 1 : 0

  vpc_id = aws_vpc.this[0].id
}

resource "aws_route" "public" {
  count = var.create_vpc && var.create_igw && length(var.public_subnets) > 0 ? 1 : 0

  route_table_id         = aws_route_table.public[0].id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.this[0].id
}

resource "aws_route_table_association" "public" {
  count = var.create_vpc && local.plain ? length(var.public_subnets) : 0

  subnet_id      = aws_subnet.public[count.index].id
  route_table_id = aws_route_table.public[0].id
}

resource "aws_subnet" "private" {
  count = var.create_vpc && local.plain ? length(var.private_subnets) : 0

  vpc_id     = aws_vpc.this[0].id
  cidr_block = var.private_subnets[count.index]
}

# One table stands for those of all zones: each has the same way out.
resource "aws_route_table" "private" {
  count = var.create_vpc && length(var.private_subnets) > 0 ? 1 : 0

  vpc_id = aws_vpc.this[0].id
}

resource "aws_route_table_association" "private" {
  count = var.create_vpc && local.plain ? length(var.private_subnets) : 0

  subnet_id      = aws_subnet.private[count.index].id
  route_table_id = aws_route_table.private[0].id
}

resource "aws_nat_gateway" "this" {
  count = var.create_vpc && var.enable_nat_gateway ? 1 : 0

  subnet_id = aws_subnet.public[0].id
}

resource "aws_route" "private" {
  count = var.create_vpc && var.enable_nat_gateway && var.create_private_nat_gateway_route ? 1 : 0

  route_table_id         = aws_route_table.private[0].id
  destination_cidr_block = var.nat_gateway_destination_cidr_block
  nat_gateway_id         = aws_nat_gateway.this[0].id
}

resource "aws_vpc_dhcp_options" "this" {
  count = var.create_vpc && var.enable_dhcp_options ? 1 : 0

  domain_name_servers = var.dhcp_options_domain_name_servers
}

resource "aws_vpc_dhcp_options_association" "this" {
  count = var.create_vpc && var.enable_dhcp_options ? 1 : 0

  vpc_id          = aws_vpc.this[0].id
  dhcp_options_id = aws_vpc_dhcp_options.this[0].id
}

resource "aws_vpc_block_public_access_options" "this" {
  count = length(keys(var.vpc_block_public_access_options)) > 0 ? 1 : 0

  internet_gateway_block_mode = try(
    var.vpc_block_public_access_options.internet_gateway_block_mode, aws_vpc_block_public_access_options.inside.mode
  )
}

# Which subnet an exclusion is for, the module works out.
resource "aws_vpc_block_public_access_exclusion" "this" {
  for_each = var.vpc_block_public_access_exclusions

  subnet_id = aws_subnet.inside.id
  internet_gateway_exclusion_mode = try(
    each.value.internet_gateway_exclusion_mode, aws_vpc_block_public_access_exclusion.inside.mode
  )
}

output "vpc_id" { value = aws_vpc.this[0].id }
output "vpc_cidr_block" { value = aws_vpc.this[0].cidr_block }
output "private_subnets" { value = local.plain ? aws_subnet.private[*].id : aws_subnet.inside.private }
output "public_subnets" { value = local.plain ? aws_subnet.public[*].id : aws_subnet.inside.public }
