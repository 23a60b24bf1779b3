package dev.terrane.provider.aws.keys;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.PlanDraft;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Type;
import dev.terrane.value.Value;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.DomainValidation;
import software.amazon.awssdk.services.acm.model.DomainValidationOption;
import software.amazon.awssdk.services.acm.model.RequestCertificateRequest;
import software.amazon.awssdk.services.acm.model.Tag;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// `aws_acm_certificate`: one that AWS issues for a `domain_name`, or one that is imported
/// (`private_key` and `certificate_body`). Its id is its ARN. One of a private authority is renewed
/// `early_renewal_duration` before its end; the emulator of the tests has none, a server on the loopback
/// shows it.
///
/// Replaced when the names, the way of validation or the kind of key change; an imported one takes a
/// new body in place. The plan tells which names have to be validated.
///
/// Tried against served answers: its renewal before the time.
public final class Certificate implements ResourceType {
    static final String GONE = "ResourceNotFoundException";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration UNUSED = Duration.ofMinutes(20);
    private static final String NAMES = "subject_alternative_names";
    private static final String PROOFS = "domain_validation_options";
    private static final Type.ObjectType PROOF =
            Type.object(
                    Map.of(
                            "domain_name", Type.STRING,
                            "resource_record_name", Type.STRING,
                            "resource_record_type", Type.STRING,
                            "resource_record_value", Type.STRING));

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy(
                        "certificate_authority_arn",
                        "domain_name",
                        "key_algorithm",
                        "validation_method",
                        "validation_option")
                .fillsInBlocks("options")
                .adjust(Certificate::forecast)
                .adjust(Certificate::planRenewal);
    }

    /// The domain is one of the names, whether it is named among them or not.
    private static void forecast(PlanDraft plan) {
        Value domain = plan.config().value("domain_name");
        Value names = plan.config().value(NAMES);
        boolean wholly = domain.isWhollyKnown() && names.isWhollyKnown();
        if (domain.isNull() || !wholly || (!plan.isCreate() && names.isNull())) {
            return;
        }
        TreeSet<String> all = new TreeSet<>(plan.config().strings(NAMES));
        all.add(Zones.name(domain.asString()));
        plan.set(NAMES, Value.set(Type.STRING, all.stream().map(Value::string).toList()));
        if (!plan.isCreate()) {
            if (plan.changes(NAMES)) {
                plan.replaceBecauseOf(NAMES);
            }
            return;
        }
        if (plan.config().string("validation_method").filter("DNS"::equals).isPresent()) {
            plan.set(PROOFS, Value.set(PROOF, all.stream().map(Certificate::expected).toList()));
        }
    }

    /// What reading found due is renewed, and then due no more.
    private static void planRenewal(PlanDraft plan) {
        if (plan.prior().flatMap(prior -> prior.bool("pending_renewal")).orElse(false)) {
            plan.unknown("pending_renewal");
        }
    }

    private static Value expected(String domain) {
        Value unknown = Value.unknown(Type.STRING);
        return Value.object(
                Map.of(
                        "domain_name", Value.string(domain),
                        "resource_record_name", unknown,
                        "resource_record_type", unknown,
                        "resource_record_value", unknown));
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .exactlyOneOf("domain_name", "private_key")
                .oneOf("validation_method", "DNS", "EMAIL", "NONE")
                .longest("domain_name", 253)
                .add(EarlyRenewal.problems(config))
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        Map<String, String> tags = Tags.ofNew(object, aws.tags());
        if (object.text("domain_name").isPresent() && object.text("private_key").isEmpty()) {
            object.id(aws.acm().requestCertificate(request(object, tags)).certificateArn());
        } else {
            object.id(importBody(object, null, tags(tags), aws));
        }
        awaitProofs(object, aws);
    }

    // AWS means to drop the setting; the schema still has it.
    @SuppressWarnings("deprecation")
    private static RequestCertificateRequest request(Draft object, Map<String, String> tags) {
        RequestCertificateRequest.Builder request =
                RequestCertificateRequest.builder()
                        .domainName(object.textOrNull("domain_name"))
                        .idempotencyToken(token())
                        .keyAlgorithm(object.textOrNull("key_algorithm"))
                        .validationMethod(object.textOrNull("validation_method"))
                        .certificateAuthorityArn(object.textOrNull("certificate_authority_arn"));
        transparency(object)
                .ifPresent(text ->
                        request.options(o -> o.certificateTransparencyLoggingPreference(text)));
        List<String> names = object.texts(NAMES);
        if (!names.isEmpty()) {
            request.subjectAlternativeNames(names);
        }
        List<DomainValidationOption> options =
                object.blocks("validation_option").stream()
                        .map(block ->
                                DomainValidationOption.builder()
                                        .domainName(block.requiredString("domain_name"))
                                        .validationDomain(block.requiredString("validation_domain"))
                                        .build())
                        .toList();
        if (!options.isEmpty()) {
            request.domainValidationOptions(options);
        }
        return (tags.isEmpty() ? request : request.tags(tags(tags))).build();
    }

    /// Equal requests with one token get one certificate; two objects must get two.
    private static String token() {
        return "t" + Long.toString(System.nanoTime(), 36);
    }

    private static Optional<String> transparency(Draft object) {
        return object.blocks("options").stream()
                .flatMap(block ->
                        block.string("certificate_transparency_logging_preference").stream())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return Tags.listed(tags, (key, value) -> Tag.builder().key(key).value(value).build());
    }

    private static String importBody(
            Draft object, @Nullable String arn, List<Tag> tags, AwsSession aws) {
        return aws.acm()
                .importCertificate(r -> {
                    r.certificateArn(arn)
                            .certificate(bytes(object, "certificate_body"))
                            .privateKey(bytes(object, "private_key"))
                            .certificateChain(bytes(object, "certificate_chain"));
                    if (!tags.isEmpty()) {
                        r.tags(tags);
                    }
                })
                .certificateArn();
    }

    private static @Nullable SdkBytes bytes(Draft object, String argument) {
        return object.text(argument).map(SdkBytes::fromUtf8String).orElse(null);
    }

    /// What has to be put into DNS is made up a little later than the certificate.
    private static void awaitProofs(Draft object, AwsSession aws) {
        aws.await(
                "the records that prove the names",
                PATIENCE,
                () -> Optional.of(describe(object.id(), aws)).filter(Certificate::tellsProofs));
    }

    private static boolean tellsProofs(CertificateDetail found) {
        return found.status() != CertificateStatus.PENDING_VALIDATION
                || found.domainValidationOptions().stream()
                        .allMatch(option ->
                                !option.validationEmails().isEmpty()
                                        || option.resourceRecord() != null);
    }

    static CertificateDetail describe(String arn, AwsSession aws) {
        return aws.acm().describeCertificate(r -> r.certificateArn(arn)).certificate();
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        Calls.readEach(objects, object -> readOne(object, aws), GONE);
    }

    private static void readOne(Draft object, AwsSession aws) {
        CertificateDetail found = describe(object.id(), aws);
        if (found.status() == CertificateStatus.VALIDATION_TIMED_OUT) {
            object.gone();
            return;
        }
        object.set("arn", found.certificateArn())
                .set("certificate_authority_arn", found.certificateAuthorityArn())
                .set("domain_name", found.domainName())
                .set("early_renewal_duration", object.text("early_renewal_duration").orElse(""))
                .set("key_algorithm", keyAlgorithm(found))
                .set("not_after", time(found.notAfter()))
                .set("not_before", time(found.notBefore()))
                .set("pending_renewal", EarlyRenewal.isDue(object, found))
                .set("renewal_eligibility", found.renewalEligibilityAsString())
                .set("status", found.statusAsString())
                .set("type", found.typeAsString())
                .set("validation_method", method(found))
                .setTexts(NAMES, found.subjectAlternativeNames())
                .setTexts("validation_emails", emails(found))
                .setObjects(PROOFS, proofs(found))
                .setObjects("options", options(found))
                .setObjects("renewal_summary", renewal(found));
        var tags = aws.acm().listTagsForCertificate(r -> r.certificateArn(object.id())).tags();
        Tags.found(object, tags, Tag::key, Tag::value, aws.tags());
    }

    private static @Nullable String keyAlgorithm(CertificateDetail found) {
        String name = found.keyAlgorithmAsString();
        return name == null ? null : name.replace('-', '_');
    }

    private static String method(CertificateDetail found) {
        return found.domainValidationOptions().stream()
                .map(DomainValidation::validationMethodAsString)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse("NONE");
    }

    private static List<String> emails(CertificateDetail found) {
        return found.domainValidationOptions().stream()
                .flatMap(option -> option.validationEmails().stream())
                .toList();
    }

    private static List<Map<String, Value>> proofs(CertificateDetail found) {
        return found.domainValidationOptions().stream()
                .filter(option -> option.resourceRecord() != null)
                .map(option -> {
                    var record = option.resourceRecord();
                    return Map.<String, Value>of(
                            "domain_name", Value.string(option.domainName()),
                            "resource_record_name", Value.string(record.name()),
                            "resource_record_type", Value.string(record.typeAsString()),
                            "resource_record_value", Value.string(record.value()));
                })
                .toList();
    }

    // AWS means to drop the setting; the schema still has it.
    @SuppressWarnings("deprecation")
    private static List<Map<String, Value>> options(CertificateDetail found) {
        return Stream.ofNullable(found.options())
                .map(options ->
                        Map.<String, Value>of(
                                "certificate_transparency_logging_preference",
                                Value.string(
                                        options
                                                .certificateTransparencyLoggingPreferenceAsString())))
                .toList();
    }

    private static List<Map<String, Value>> renewal(CertificateDetail found) {
        return Stream.ofNullable(found.renewalSummary())
                .map(summary -> {
                    Map<String, Value> block = new TreeMap<>();
                    block.put("renewal_status", text(summary.renewalStatusAsString()));
                    block.put("renewal_status_reason", text(summary.renewalStatusReasonAsString()));
                    block.put("updated_at", text(time(summary.updatedAt())));
                    return block;
                })
                .map(Map::copyOf)
                .toList();
    }

    private static Value text(@Nullable String text) {
        return Value.string(text == null ? "" : text);
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null
                ? null
                : DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
    }

    // AWS means to drop the setting; the schema still has it.
    @SuppressWarnings("deprecation")
    @Override
    public void update(Draft object, AwsSession aws) {
        if (object.changed("private_key", "certificate_body", "certificate_chain")) {
            importBody(object, object.id(), List.of(), aws);
        }
        if (object.prior().bool("pending_renewal").orElse(false)) {
            EarlyRenewal.renew(object.id(), aws);
        }
        if (object.changed("options")) {
            transparency(object)
                    .ifPresent(text ->
                            aws.acm()
                                    .updateCertificateOptions(r ->
                                            r.certificateArn(object.id())
                                                    .options(o ->
                                                            o
                                                                    .certificateTransparencyLoggingPreference(
                                                                            text))));
        }
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        if (!removed.isEmpty()) {
            List<Tag> names = removed.stream().map(key -> Tag.builder().key(key).build()).toList();
            aws.acm().removeTagsFromCertificate(r -> r.certificateArn(object.id()).tags(names));
        }
        if (!set.isEmpty()) {
            aws.acm().addTagsToCertificate(r -> r.certificateArn(object.id()).tags(tags(set)));
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(
                () ->
                        aws.retryWhile(
                                "certificate " + object.id() + " to be unused",
                                UNUSED,
                                () ->
                                        aws.acm()
                                                .deleteCertificate(
                                                        r -> r.certificateArn(object.id())),
                                "ResourceInUseException"),
                GONE);
    }
}
