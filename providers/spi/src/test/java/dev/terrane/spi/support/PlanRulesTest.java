package dev.terrane.spi.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.terrane.spi.ManagedResources.PlanAnswer;
import dev.terrane.spi.ManagedResources.PlanRequest;
import dev.terrane.spi.PrivateData;
import dev.terrane.spi.ProposedObject;
import dev.terrane.spi.Schema;
import dev.terrane.spi.Schema.Attribute;
import dev.terrane.spi.Schema.NestedBlock;
import dev.terrane.spi.Schema.Nesting;
import dev.terrane.value.Type;
import dev.terrane.value.Value;
import dev.terrane.value.ValuePath;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class PlanRulesTest {
    private static final Schema.Block DISK =
            new Schema.Block(
                    Map.of(
                            "size", Attribute.required(Type.NUMBER),
                            "serial", Attribute.computed(Type.STRING)),
                    Map.of());

    private static final Schema.Block BLOCK =
            new Schema.Block(
                    Map.of(
                            "name", Attribute.required(Type.STRING),
                            "size", Attribute.optionalComputed(Type.NUMBER),
                            "note", Attribute.optional(Type.STRING),
                            "id", Attribute.computed(Type.STRING),
                            "arn", Attribute.computed(Type.STRING)),
                    Map.of("disk", NestedBlock.of(Nesting.LIST, DISK)));

    private static PlanRules.Builder rules() {
        return PlanRules.of(BLOCK).defaultValue("size", Value.number(1)).replacedBy("name");
    }

    private static Value object(Map<String, Value> attributes) {
        ObjectBuilder object = ObjectBuilder.of(BLOCK);
        attributes.forEach(object::set);
        return object.build();
    }

    private static final Value PRIOR =
            object(
                    Map.of(
                            "name", Value.string("a"),
                            "size", Value.number(1),
                            "id", Value.string("7"),
                            "arn", Value.string("arn:a")));

    private static PlanAnswer plan(PlanRules.Builder rules, Value prior, Value config) {
        return rules.build()
                .plan(
                        new PlanRequest(
                                prior,
                                ProposedObject.of(BLOCK, prior, config),
                                config,
                                PrivateData.NONE));
    }

    private static Attributes planned(PlanRules.Builder rules, Value prior, Value config) {
        return Attributes.of(plan(rules, prior, config).planned());
    }

    private static final Value NOTHING = Value.nullOf(BLOCK.impliedType());

    @Test
    void aNewObjectHasDefaultsAndUnknowns() {
        Attributes planned =
                planned(rules().keeps("id"), NOTHING, object(Map.of("name", Value.string("a"))));

        assertThat(planned.value("size")).isEqualTo(Value.number(1));
        assertThat(planned.isNull("note")).isTrue();
        assertThat(planned.isUnknown("id")).isTrue();
        assertThat(planned.isUnknown("arn")).isTrue();
    }

    @Test
    void nothingChangesWhereTheConfigurationIsTheSame() {
        PlanAnswer plan = plan(rules(), PRIOR, object(Map.of("name", Value.string("a"))));

        assertThat(plan.planned()).isEqualTo(PRIOR);
        assertThat(plan.requiresReplace()).isEmpty();
    }

    @Test
    void aChangeTouchesWhatIsNotKept() {
        Value config = object(Map.of("name", Value.string("a"), "note", Value.string("n")));

        Attributes planned = planned(rules().keeps("id"), PRIOR, config);
        assertThat(planned.string("id")).hasValue("7");
        assertThat(planned.isUnknown("arn")).isTrue();

        assertThat(planned(rules().keepsComputed(), PRIOR, config).string("arn")).hasValue("arn:a");
    }

    @Test
    void aCauseTouchesWhatFollowsFromIt() {
        PlanRules.Builder rules = rules().keepsComputed().unknownWhen("arn", "name");
        Value noted = object(Map.of("name", Value.string("a"), "note", Value.string("n")));
        Value renamed = object(Map.of("name", Value.string("b")));

        assertThat(planned(rules, PRIOR, noted).string("arn")).hasValue("arn:a");
        assertThat(planned(rules, PRIOR, renamed).isUnknown("arn")).isTrue();
        assertThat(planned(rules, PRIOR, renamed).string("id")).hasValue("7");
    }

    @Test
    void namesWhatNeedsANewObject() {
        assertThat(
                        plan(rules(), PRIOR, object(Map.of("name", Value.string("b"))))
                                .requiresReplace())
                .containsExactly(ValuePath.attribute("name"));
        assertThat(
                        plan(rules(), PRIOR, object(Map.of("name", Value.unknown(Type.STRING))))
                                .requiresReplace())
                .containsExactly(ValuePath.attribute("name"));
        assertThat(
                        plan(rules(), NOTHING, object(Map.of("name", Value.string("b"))))
                                .requiresReplace())
                .isEmpty();
    }

    @Test
    void aDefaultComesBackWhenAnArgumentIsRemoved() {
        Value prior = ObjectBuilder.from(PRIOR).set("size", 5).build();

        assertThat(planned(rules(), prior, object(Map.of("name", Value.string("a")))).value("size"))
                .isEqualTo(Value.number(1));
    }

    @Test
    void fillsInNestedBlocks() {
        Value disk = ObjectBuilder.of(DISK).set("size", 3).build();
        Value config =
                object(
                        Map.of(
                                "name", Value.string("a"),
                                "disk", Value.list(DISK.impliedType(), List.of(disk))));

        Attributes planned = planned(rules(), NOTHING, config).blocks("disk").getFirst();

        assertThat(planned.isUnknown("serial")).isTrue();
        assertThat(planned.wholeNumber("size")).hasValue(3);
    }

    @Test
    void deletingIsPlannedAsAsked() {
        PlanAnswer plan =
                rules().build().plan(new PlanRequest(PRIOR, NOTHING, NOTHING, PrivateData.NONE));

        assertThat(plan.planned()).isEqualTo(NOTHING);
    }
}
