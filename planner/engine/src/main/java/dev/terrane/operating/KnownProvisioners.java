package dev.terrane.operating;

import dev.terrane.evaluating.ProvisionerTypes;
import dev.terrane.provisioning.ConnectionSchema;
import dev.terrane.provisioning.Provisioner;
import dev.terrane.provisioning.Provisioners;
import dev.terrane.spi.Problem;
import dev.terrane.spi.Schema;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Optional;

/// Tells the evaluation which provisioners there are.
final class KnownProvisioners implements ProvisionerTypes {
    @Override
    public List<String> names() {
        return Provisioners.all().stream().map(Provisioner::name).sorted().toList();
    }

    @Override
    public Optional<Schema.Block> schema(String type) {
        return Provisioners.find(type).map(Provisioner::schema);
    }

    @Override
    public Schema.Block connectionSchema() {
        return ConnectionSchema.block();
    }

    @Override
    public List<Problem> validate(String type, Value config) {
        return Provisioners.find(type).map(p -> p.validate(config)).orElse(List.of());
    }
}
