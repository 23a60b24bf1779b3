/// States behind a web server, by the protocol of Terraform's `http` backend: `GET` and `POST` of the
/// state, `LOCK` and `UNLOCK` with the lock as JSON.
///
/// Such a server keeps a state and nothing else, so that what lies beside the state stays on this
/// machine. Start reading at [HttpState].
@NullMarked
package dev.terrane.backends.http;

import org.jspecify.annotations.NullMarked;
