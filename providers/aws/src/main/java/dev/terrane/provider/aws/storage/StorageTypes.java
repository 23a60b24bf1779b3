package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.ResourceType;

import java.util.Map;
import java.util.function.Supplier;

/// Buckets, images and file systems: the types of this package.
public final class StorageTypes {
    private StorageTypes() {}

    public static final Map<String, Supplier<ResourceType>> RESOURCES =
            Map.ofEntries(
                    Map.entry("aws_ecr_lifecycle_policy", RepositoryLifecyclePolicy::new),
                    Map.entry("aws_ecr_repository", Repository::new),
                    Map.entry("aws_efs_file_system", FileSystem::new),
                    Map.entry("aws_efs_mount_target", MountTarget::new),
                    Map.entry("aws_s3_bucket", Bucket::new),
                    Map.entry("aws_s3_bucket_acl", BucketAcl::new),
                    Map.entry("aws_s3_bucket_cors_configuration", BucketCors::new),
                    Map.entry("aws_s3_bucket_lifecycle_configuration", BucketLifecycle::new),
                    Map.entry("aws_s3_bucket_logging", BucketLogging::new),
                    Map.entry("aws_s3_bucket_notification", BucketNotification::new),
                    Map.entry("aws_s3_bucket_ownership_controls", BucketOwnershipControls::new),
                    Map.entry("aws_s3_bucket_policy", BucketPolicy::new),
                    Map.entry("aws_s3_bucket_public_access_block", BucketPublicAccessBlock::new),
                    Map.entry(
                            "aws_s3_bucket_server_side_encryption_configuration",
                            BucketEncryption::new),
                    Map.entry("aws_s3_bucket_versioning", BucketVersioning::new),
                    Map.entry("aws_s3_bucket_website_configuration", BucketWebsite::new),
                    Map.entry("aws_s3_object", StoredObject::new));

    public static final Map<String, Supplier<DataType>> DATA_SOURCES =
            Map.ofEntries(
                    Map.entry("aws_canonical_user_id", CanonicalUserId::new),
                    Map.entry("aws_ecr_repository", RepositoryData::new),
                    Map.entry("aws_s3_bucket", BucketData::new),
                    Map.entry("aws_s3_object", StoredObjectData::new));
}
