package dev.holdfast.webhook.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** {@code /livez}, {@code /readyz} and {@code /metrics}. */
final class HealthEndpoint extends Handler.Abstract {
  private final Readiness readiness;
  private final Supplier<String> metrics;

  HealthEndpoint(Readiness readiness, Supplier<String> metrics) {
    this.readiness = readiness;
    this.metrics = metrics;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    switch (request.getHttpURI().getPath()) {
      // That this line runs is all there is to being alive; restarting helps against nothing else.
      case "/livez" -> write(response, callback, 200, "alive\n");
      case "/readyz" -> ready(response, callback);
      case "/metrics" -> write(response, callback, 200, metrics.get());
      case null, default -> write(response, callback, 404, "try /livez, /readyz or /metrics\n");
    }
    return true;
  }

  private void ready(Response response, Callback callback) {
    List<String> missing = readiness.missing();
    if (missing.isEmpty()) {
      write(response, callback, 200, "ready\n");
    } else {
      write(response, callback, 503, "not ready\n" + String.join("\n", missing) + "\n");
    }
  }

  private static void write(Response response, Callback callback, int status, String text) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
    response.write(true, StandardCharsets.UTF_8.encode(text), callback);
  }
}
