package dev.terrane.evaluating;

import dev.terrane.diagnostic.Diagnostics;
import dev.terrane.hcl.syntax.Body;
import dev.terrane.spi.Schema;

import org.jspecify.annotations.Nullable;

import java.util.IdentityHashMap;

/// The bodies of resources as they were read by their schemas, for all walks of a run: each is read when
/// the configuration is validated, and the same when it is planned and applied.
final class BlockTemplates {
    private final IdentityHashMap<Body, Read> read = new IdentityHashMap<>();

    private record Read(Schema.Block schema, BlockTemplate template) {}

    /// The same as [BlockTemplate#of]. A body that gives reason to complain does so each time.
    BlockTemplate of(Body body, Schema.Block schema, Diagnostics diagnostics) {
        BlockTemplate known = known(body, schema);
        return known == null ? read(body, schema, diagnostics) : known;
    }

    @SuppressWarnings(
            "ReferenceEquality") // comparing two schemas takes longer than reading the body
    private synchronized @Nullable BlockTemplate known(Body body, Schema.Block schema) {
        Read found = read.get(body);
        return found != null && found.schema() == schema ? found.template() : null;
    }

    private BlockTemplate read(Body body, Schema.Block schema, Diagnostics diagnostics) {
        Diagnostics own = new Diagnostics();
        BlockTemplate template = BlockTemplate.of(body, schema, own);
        diagnostics.addAll(own);
        if (own.isEmpty()) {
            keep(body, new Read(schema, template));
        }
        return template;
    }

    private synchronized void keep(Body body, Read template) {
        read.put(body, template);
    }
}
