package dev.holdfast.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Asks {@code opa run --server} the same, one request after another. */
final class ServerComparison {
  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final Duration TIME = Duration.ofSeconds(3);
  private static final int POLICIES = 5;

  private ServerComparison() {}

  static List<Measurement> run(Path opa, Path folder) throws IOException, InterruptedException {
    var measurements = new ArrayList<Measurement>();
    try (OpaServer server = OpaServer.start(opa, folder, POLICIES)) {
      for (int kilobytes : new int[] {2, 20, 200}) {
        byte[] request = request(Workload.input(kilobytes * 1000));
        if (!server.ask(request).contains("require_approval")) {
          throw new IllegalStateException("opa doesn't know the policies");
        }
        ask(server, request, WARM_UP);
        List<Long> times = ask(server, request, TIME);
        String name = "opa server %d × %d KB".formatted(POLICIES, kilobytes);
        measurements.add(new Measurement(name, percentile(times, 50), percentile(times, 99)));
      }
    }
    return measurements;
  }

  private static byte[] request(byte[] input) throws IOException {
    var request = new ByteArrayOutputStream();
    request.write("{\"input\": ".getBytes(UTF_8));
    request.write(input);
    request.write('}');
    return request.toByteArray();
  }

  /** Nanoseconds, sorted. */
  private static List<Long> ask(OpaServer server, byte[] request, Duration time)
      throws IOException, InterruptedException {
    var times = new ArrayList<Long>();
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() - end < 0) {
      long start = System.nanoTime();
      server.ask(request);
      times.add(System.nanoTime() - start);
    }
    Collections.sort(times);
    return times;
  }

  private static double percentile(List<Long> sorted, int percent) {
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / 1000.0;
  }
}
