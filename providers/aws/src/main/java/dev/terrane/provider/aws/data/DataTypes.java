package dev.terrane.provider.aws.data;

import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.ResourceType;

import java.util.Map;
import java.util.function.Supplier;

/// Tables, databases and caches: the types of this package.
public final class DataTypes {
    private DataTypes() {}

    public static final Map<String, Supplier<ResourceType>> RESOURCES =
            Map.ofEntries(
                    Map.entry("aws_db_instance", DbInstance::new),
                    Map.entry("aws_db_parameter_group", DbParameterGroup::new),
                    Map.entry("aws_db_subnet_group", DbSubnetGroup::new),
                    Map.entry("aws_dynamodb_table", Table::new),
                    Map.entry("aws_dynamodb_table_item", TableItem::new),
                    Map.entry("aws_elasticache_cluster", CacheCluster::new),
                    Map.entry("aws_elasticache_subnet_group", CacheSubnets::new),
                    Map.entry("aws_kinesis_stream", Stream::new),
                    Map.entry("aws_rds_cluster", DbCluster::new));

    public static final Map<String, Supplier<DataType>> DATA_SOURCES = Map.of();
}
