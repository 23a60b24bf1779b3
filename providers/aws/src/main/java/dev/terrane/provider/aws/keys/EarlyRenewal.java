package dev.terrane.provider.aws.keys;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.GoDuration;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.ValuePath;

import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.RenewalEligibility;
import software.amazon.awssdk.services.acm.model.RenewalStatus;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/// `early_renewal_duration` of certificates: how long before their end they are renewed, as `P90D` or
/// `2160h`. AWS renews on demand only what a private authority has issued.
final class EarlyRenewal {
    private static final String ARGUMENT = "early_renewal_duration";
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private EarlyRenewal() {}

    static List<Problem> problems(Attributes config) {
        return config
                .string(ARGUMENT)
                .filter(text -> !text.isEmpty() && before(Instant.EPOCH, text).isEmpty())
                .map(text ->
                        Problem.error(
                                "Invalid duration",
                                "`"
                                        + ARGUMENT
                                        + "` must be a duration such as \"P90D\" or \"2160h\", but is \""
                                        + text
                                        + "\".",
                                ValuePath.attribute(ARGUMENT)))
                .stream()
                .toList();
    }

    static boolean isDue(Draft object, CertificateDetail found) {
        return found.renewalEligibility() == RenewalEligibility.ELIGIBLE
                && found.notAfter() != null
                && object.text(ARGUMENT)
                        .flatMap(text -> before(found.notAfter(), text))
                        .filter(Clock.systemUTC().instant()::isAfter)
                        .isPresent();
    }

    private static Optional<Instant> before(Instant end, String duration) {
        if (!duration.startsWith("P")) {
            return GoDuration.parse(duration).map(end::minus);
        }
        try {
            return Optional.of(
                    duration.contains("T")
                            ? end.minus(Duration.parse(duration))
                            : end.atZone(ZoneOffset.UTC).minus(Period.parse(duration)).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static void renew(String arn, AwsSession aws) {
        aws.acm().renewCertificate(r -> r.certificateArn(arn));
        aws.await(
                "the renewal of " + arn + " to be done",
                LONGEST,
                () ->
                        Optional.ofNullable(Certificate.describe(arn, aws).renewalSummary())
                                .filter(summary ->
                                        summary.renewalStatus() == RenewalStatus.SUCCESS));
    }
}
