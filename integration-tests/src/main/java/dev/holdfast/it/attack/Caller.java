package dev.holdfast.it.attack;

import dev.holdfast.it.api.Api;
import dev.holdfast.it.api.Api.Reply;
import java.util.List;
import java.util.stream.Stream;

/**
 * Somebody with credentials of their own.
 *
 * @param identity user and groups that they impersonate; empty when they are themselves
 */
record Caller(Api api, List<String> identity) {
  Caller as(String user, String... groups) {
    return new Caller(api, Stream.concat(Stream.of(user), List.of(groups).stream()).toList());
  }

  Reply sends(Change change) {
    return api.send(change.method(), change.path(), change.type(), change.body(), identity);
  }

  /** What has to work for an attack to prove anything. */
  Reply must(Change change) {
    Reply reply = sends(change);
    if (!reply.succeeded()) {
      throw new IllegalStateException(
          "%s %s: %s".formatted(change.method(), change.path(), reply.message()));
    }
    return reply;
  }
}
