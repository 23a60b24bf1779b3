package dev.terrane.provider.aws.storage;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Draft;

import software.amazon.awssdk.core.exception.SdkException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The account's buckets and their regions, by one request a thousand, where many are read. What is
/// not among them is asked for alone: it may be of another account, or new.
///
/// @param regions by bucket; empty text where the endpoint does not tell it
record BucketList(Map<String, String> regions) {
    private static final int ENOUGH = 5;
    private static final int PAGE = 1_000;

    BucketList {
        regions = Map.copyOf(regions);
    }

    static BucketList of(List<Draft> objects, AwsSession aws) {
        if (objects.size() < ENOUGH) {
            return new BucketList(Map.of());
        }
        Map<String, String> regions = new HashMap<>();
        try {
            aws.s3()
                    .listBucketsPaginator(r -> r.maxBuckets(PAGE))
                    .buckets()
                    .forEach(bucket ->
                            regions.put(
                                    bucket.name(),
                                    Optional.ofNullable(bucket.bucketRegion()).orElse("")));
        } catch (SdkException refused) {
            return new BucketList(Map.of());
        }
        return new BucketList(regions);
    }

    /// The region of a bucket that is there, as it was before where the endpoint does not tell it.
    Optional<String> region(Draft object) {
        return Optional.ofNullable(regions.get(object.id()))
                .map(region -> region.isEmpty() ? object.text("region").orElse("") : region)
                .filter(region -> !region.isEmpty());
    }
}
