package dev.terrane.laws;

import dev.terrane.provider.memory.Cloud;
import dev.terrane.provider.memory.LaggingCloud;
import dev.terrane.value.Value;

import java.util.List;
import java.util.Optional;

/// The cloud as one process sees it, which may be killed before a change reaches the cloud, and before
/// it hears the answer.
///
/// It waits for some changes longer than for others, and may be killed while it waits.
record MortalCloud(LaggingCloud cloud, CommandProcess process) implements Cloud {
    @Override
    public String newId() {
        process.step();
        return cloud.newId();
    }

    @Override
    public void put(Value object) {
        process.step();
        process.waitForRequest();
        cloud.put(object);
        process.change();
        process.waitForAnswer();
        process.step();
    }

    @Override
    public Optional<Value> find(String id) {
        if (cloud.isBehind(id)) {
            process.step();
        }
        return cloud.find(id);
    }

    @Override
    public boolean delete(String id) {
        process.step();
        process.waitForRequest();
        boolean found = cloud.delete(id);
        process.change();
        process.waitForAnswer();
        process.step();
        return found;
    }

    @Override
    public List<Value> objects() {
        return cloud.objects();
    }
}
