package dev.terrane.cli.view;

import dev.terrane.config.test.TestFile;
import dev.terrane.config.test.TestRun;
import dev.terrane.state.StateSnapshot;

import java.util.ArrayList;
import java.util.List;

/// Where the state of what a test could not destroy is kept, so that somebody can.
@FunctionalInterface
public interface Leftovers {

    /// @return the name of the file; empty where it could not be written
    String keep(TestFile file, TestRun run, StateSnapshot state);

    /// An object that is still there.
    ///
    /// @param deposedKey empty for a current object
    record LeftObject(String address, String deposedKey) {
        @Override
        public String toString() {
            return deposedKey.isEmpty()
                    ? address
                    : "%s (deposed object %s)".formatted(address, deposedKey);
        }
    }

    /// All objects that a state manages, sorted.
    static List<LeftObject> objects(StateSnapshot state) {
        List<LeftObject> objects = new ArrayList<>();
        state.resources()
                .forEach((resource, all) -> {
                    if (!resource.resource().isManaged()) {
                        return;
                    }
                    all.instances()
                            .forEach((key, instance) -> {
                                String address = resource.instance(key).toString();
                                if (instance.current().isPresent()) {
                                    objects.add(new LeftObject(address, ""));
                                }
                                instance.deposed()
                                        .keySet()
                                        .forEach(id -> objects.add(new LeftObject(address, id)));
                            });
                });
        return objects;
    }
}
