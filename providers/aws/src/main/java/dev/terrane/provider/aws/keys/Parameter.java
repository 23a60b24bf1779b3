package dev.terrane.provider.aws.keys;

import dev.terrane.provider.aws.session.AwsSession;
import dev.terrane.provider.aws.support.Calls;
import dev.terrane.provider.aws.support.Checks;
import dev.terrane.provider.aws.support.Draft;
import dev.terrane.provider.aws.support.LegacyRules;
import dev.terrane.provider.aws.support.PlanDraft;
import dev.terrane.provider.aws.support.ResourceType;
import dev.terrane.provider.aws.support.Tags;
import dev.terrane.provider.aws.support.Together;
import dev.terrane.spi.Problem;
import dev.terrane.spi.support.Attributes;
import dev.terrane.value.Value;

import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;
import software.amazon.awssdk.services.ssm.model.Tag;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `aws_ssm_parameter`. Its id is its name.
///
/// Its text stands in `value` (sensitive), `insecure_value` (shown) or `value_wo` (never in plan or
/// state; `value_wo_version` says when it is another one). Replaced when `name` or `data_type` changes,
/// and when `tier` goes from Advanced to Standard.
public final class Parameter implements ResourceType {
    private static final String GONE = "ParameterNotFound";

    @Override
    public LegacyRules rules() {
        return LegacyRules.of()
                .replacedBy("name", "data_type")
                .sameWhen("tier", (had, wanted) -> wanted.asString().equals("Intelligent-Tiering"))
                .adjust(Parameter::forecast);
    }

    private static void forecast(PlanDraft plan) {
        if (plan.isCreate()) {
            return;
        }
        boolean value = plan.changes("value");
        boolean insecure = plan.changes("insecure_value");
        if (value || insecure || plan.changes("value_wo_version")) {
            plan.unknown("version");
        }
        if (value) {
            plan.unknown("insecure_value");
        }
        if (insecure) {
            plan.unknown("value");
        }
        boolean down =
                plan.value("tier").equals(Value.string("Standard"))
                        && plan.prior()
                                .flatMap(prior -> prior.string("tier"))
                                .filter("Advanced"::equals)
                                .isPresent();
        if (down) {
            plan.replaceBecauseOf("tier");
        }
    }

    @Override
    public List<Problem> validate(Attributes config) {
        return Checks.of(config)
                .exactlyOneOf("value", "insecure_value", "value_wo")
                .oneOf("type", "String", "StringList", "SecureString")
                .oneOf("tier", "Standard", "Advanced", "Intelligent-Tiering")
                .oneOf("data_type", "text", "aws:ec2:image", "aws:ssm:integration")
                .longest("name", 2_048)
                .longest("description", 1_024)
                .longest("allowed_pattern", 1_024)
                .problems();
    }

    @Override
    public void create(Draft object, AwsSession aws) {
        Map<String, String> tags = Tags.ofNew(object, aws.tags());
        boolean overwrite = object.isTrue("overwrite");
        PutParameterRequest.Builder request =
                request(object).overwrite(overwrite).dataType(object.textOrNull("data_type"));
        if (!overwrite && !tags.isEmpty()) {
            request.tags(tags(tags));
        }
        aws.ssm().putParameter(request.build());
        object.id(object.now().requiredString("name"));
        if (overwrite && !tags.isEmpty()) {
            tag(object, tags, List.of(), aws);
        }
        showWriteOnly(object);
    }

    private static PutParameterRequest.Builder request(Draft object) {
        return PutParameterRequest.builder()
                .name(object.textOrNull("name"))
                .type(object.textOrNull("type"))
                .tier(object.textOrNull("tier"))
                .allowedPattern(object.textOrNull("allowed_pattern"))
                .description(object.textOrNull("description"))
                .keyId(
                        object.text("type").filter("SecureString"::equals).isPresent()
                                ? object.textOrNull("key_id")
                                : null)
                .value(
                        writeOnly(object)
                                .or(() -> object.config().string("insecure_value"))
                                .or(() -> object.text("value"))
                                .or(() -> object.text("insecure_value"))
                                .orElse(""));
    }

    private static Optional<String> writeOnly(Draft object) {
        return object.config().string("value_wo");
    }

    private static void showWriteOnly(Draft object) {
        if (writeOnly(object).isPresent()) {
            object.set("has_value_wo", true);
        } else {
            object.setNull("has_value_wo");
        }
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return Tags.listed(tags, (key, value) -> Tag.builder().key(key).value(value).build());
    }

    @Override
    public boolean readsMany() {
        return true;
    }

    @Override
    public void read(List<Draft> objects, AwsSession aws) {
        ParametersTogether together = ParametersTogether.of(objects, aws);
        Together.readEach(objects, object -> readOne(object, together, aws), GONE);
    }

    private static void readOne(Draft object, ParametersTogether together, AwsSession aws) {
        String name = object.id();
        var found =
                together.value(name)
                        .orElseGet(() ->
                                aws.ssm()
                                        .getParameter(r -> r.name(name).withDecryption(true))
                                        .parameter());
        object.set("arn", found.arn())
                .set("name", found.name())
                .set("type", found.typeAsString())
                .set("version", found.version().intValue());
        showValue(object, found.value(), found.typeAsString());
        together.details(name)
                .or(() -> details(name, aws))
                .ifPresentOrElse(each -> show(object, each), object::gone);
        Map<String, String> tags =
                together.tags()
                        .confirmed(object, found.arn(), aws)
                        .orElseGet(() -> tags(name, aws));
        Tags.found(object, tags, aws.tags());
    }

    private static Map<String, String> tags(String name, AwsSession aws) {
        List<Tag> tags =
                aws.ssm()
                        .listTagsForResource(r ->
                                r.resourceType(ResourceTypeForTagging.PARAMETER).resourceId(name))
                        .tagList();
        return Tags.of(tags, Tag::key, Tag::value);
    }

    private static void showValue(Draft object, String value, String type) {
        boolean shown = object.text("insecure_value").isPresent() && !type.equals("SecureString");
        boolean hidden = object.isTrue("has_value_wo");
        if (shown) {
            object.set("insecure_value", value).setNull("value");
        } else if (hidden) {
            object.setNull("insecure_value").setNull("value");
        } else {
            object.set("value", value).setNull("insecure_value");
        }
    }

    private static Optional<ParameterMetadata> details(String name, AwsSession aws) {
        return ParametersTogether.describe(List.of(name), aws).findFirst();
    }

    private static void show(Draft object, ParameterMetadata found) {
        object.set("allowed_pattern", found.allowedPattern())
                .set("data_type", found.dataType())
                .set("description", found.description())
                .set("key_id", found.keyId())
                .set("tier", found.tierAsString());
    }

    @Override
    public void update(Draft object, AwsSession aws) {
        if (object.changed(
                "value",
                "insecure_value",
                "value_wo_version",
                "description",
                "type",
                "tier",
                "key_id",
                "allowed_pattern",
                "overwrite")) {
            Optional<Boolean> overwrite = object.now().bool("overwrite");
            aws.ssm()
                    .putParameter(
                            request(object)
                                    .overwrite(overwrite.orElse(true))
                                    .description(object.text("description").orElse(""))
                                    .build());
            showWriteOnly(object);
        }
    }

    @Override
    public void tag(Draft object, Map<String, String> set, List<String> removed, AwsSession aws) {
        if (!removed.isEmpty()) {
            aws.ssm()
                    .removeTagsFromResource(r ->
                            r.resourceType(ResourceTypeForTagging.PARAMETER)
                                    .resourceId(object.id())
                                    .tagKeys(removed));
        }
        if (!set.isEmpty()) {
            aws.ssm()
                    .addTagsToResource(r ->
                            r.resourceType(ResourceTypeForTagging.PARAMETER)
                                    .resourceId(object.id())
                                    .tags(tags(set)));
        }
    }

    @Override
    public void delete(Draft object, AwsSession aws) {
        Calls.unlessGone(() -> aws.ssm().deleteParameter(r -> r.name(object.id())), GONE);
    }
}
