package dev.terrane.provider.aws.keys;

import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.ResourceType;

import java.util.Map;
import java.util.function.Supplier;

/// Keys, secrets and names: the types of this package.
public final class KeysTypes {
    private KeysTypes() {}

    public static final Map<String, Supplier<ResourceType>> RESOURCES =
            Map.ofEntries(
                    Map.entry("aws_acm_certificate", Certificate::new),
                    Map.entry("aws_acm_certificate_validation", CertificateValidation::new),
                    Map.entry("aws_cloudfront_distribution", Distribution::new),
                    Map.entry("aws_cloudfront_origin_access_control", OriginAccessControl::new),
                    Map.entry("aws_kms_alias", Alias::new),
                    Map.entry("aws_kms_key", Key::new),
                    Map.entry("aws_route53_record", ZoneRecord::new),
                    Map.entry("aws_route53_zone", Zone::new),
                    Map.entry("aws_secretsmanager_secret", Secret::new),
                    Map.entry("aws_secretsmanager_secret_version", SecretVersion::new),
                    Map.entry("aws_ssm_parameter", Parameter::new));

    public static final Map<String, Supplier<DataType>> DATA_SOURCES =
            Map.ofEntries(
                    Map.entry("aws_kms_key", KeyData::new),
                    Map.entry("aws_route53_zone", ZoneData::new),
                    Map.entry("aws_secretsmanager_secret", SecretData::new),
                    Map.entry("aws_secretsmanager_secret_version", SecretVersionData::new),
                    Map.entry("aws_ssm_parameter", ParameterData::new));
}
