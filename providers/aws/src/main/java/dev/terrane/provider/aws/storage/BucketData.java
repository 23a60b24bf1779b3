package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.DataType;
import dev.terrane.provider.aws.support.Draft;

import software.amazon.awssdk.core.exception.SdkException;

/// `data "aws_s3_bucket"`: the names that a bucket goes by.
public final class BucketData implements DataType {

    @Override
    public void read(Draft object, AwsSession aws) {
        String name = object.now().requiredString("bucket");
        String region = region(name, aws);
        String suffix = aws.partition().dnsSuffix();
        object.id(name);
        object.set("arn", "arn:" + aws.partition().id() + ":s3:::" + name)
                .set("bucket_domain_name", name + ".s3." + suffix)
                .set("bucket_regional_domain_name", name + ".s3." + region + "." + suffix)
                .set("hosted_zone_id", HostedZones.ofRegion(region))
                .set("region", region);
        if (BucketWebsite.isOn(name, aws)) {
            String website = BucketWebsite.domain(region, aws);
            object.set("website_domain", website).set("website_endpoint", name + "." + website);
        }
    }

    private static String region(String name, AwsSession aws) {
        try {
            return BucketReads.region(name, aws);
        } catch (SdkException failure) {
            if (!BucketReads.isMissing(failure)) {
                throw failure;
            }
            throw FailedCall.at(
                    "bucket", "Bucket not found", "There is no bucket \"" + name + "\".");
        }
    }
}
