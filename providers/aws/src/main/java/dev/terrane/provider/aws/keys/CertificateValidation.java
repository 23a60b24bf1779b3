package dev.terrane.provider.aws.keys;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.session.FailedCall;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.ResourceType;

import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.CertificateType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// `aws_acm_certificate_validation`: nothing at AWS, but waiting until a certificate is issued. Its id is
/// the time of that. Replaced when any argument changes; deleting it does nothing.
public final class CertificateValidation implements ResourceType {
    private static final Duration LONGEST = Duration.ofMinutes(75);

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("certificate_arn", "validation_record_fqdns")
                .timeout("create", LONGEST);
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        String arn = object.now().requiredString("certificate_arn");
        CertificateDetail found = Certificate.describe(arn, aws);
        if (found.type() != CertificateType.AMAZON_ISSUED) {
            throw FailedCall.at(
                    "certificate_arn",
                    "Certificate without validation",
                    "The certificate "
                            + arn
                            + " is of the type "
                            + found.typeAsString()
                            + ", which needs no validation.");
        }
        checkNames(object, found);
        aws.await(
                "certificate " + arn + " to be issued",
                object.timeout("create", LONGEST),
                () -> issued(arn, aws));
        object.id(Stamps.of(Certificate.describe(arn, aws).issuedAt()));
    }

    private static void checkNames(Draft object, CertificateDetail found) {
        TreeSet<String> missing = new TreeSet<>();
        found.domainValidationOptions().stream()
                .filter(option -> option.resourceRecord() != null)
                .forEach(option -> missing.add(Zones.name(option.resourceRecord().name())));
        object.texts("validation_record_fqdns").forEach(name -> missing.remove(Zones.name(name)));
        if (!missing.isEmpty() && !object.texts("validation_record_fqdns").isEmpty()) {
            throw FailedCall.at(
                    "validation_record_fqdns",
                    "Missing validation records",
                    "The certificate also needs the records " + String.join(", ", missing) + ".");
        }
    }

    private static Optional<Boolean> issued(String arn, AwsSession aws) {
        CertificateDetail found = Certificate.describe(arn, aws);
        if (found.status() == CertificateStatus.ISSUED) {
            return Optional.of(true);
        }
        if (found.status() != CertificateStatus.PENDING_VALIDATION) {
            throw FailedCall.of(
                    "Certificate not issued",
                    "The certificate "
                            + arn
                            + " is "
                            + found.statusAsString()
                            + (found.failureReason() == null
                                    ? "."
                                    : ": " + found.failureReasonAsString() + "."));
        }
        return Optional.empty();
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Calls.readEach(
                objects,
                object -> {
                    String arn = object.now().requiredString("certificate_arn");
                    CertificateDetail found = Certificate.describe(arn, aws);
                    if (found.status() == CertificateStatus.ISSUED) {
                        object.set("certificate_arn", found.certificateArn());
                    } else {
                        object.gone();
                    }
                },
                Certificate.GONE);
    }

    @Override
    public void delete(Draft object, AwsSession aws) {}
}
