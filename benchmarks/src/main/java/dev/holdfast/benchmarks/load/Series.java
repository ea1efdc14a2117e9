package dev.holdfast.benchmarks.load;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One operation, asked by some clients at the same time for a while.
 *
 * @param micros how long each request took, ascending
 * @param wrong answers other than they had to be, and how often
 */
record Series(long[] micros, Map<String, Integer> wrong) {
  private static final long MICRO = 1000;

  /** What one client saw. */
  private record Seen(List<Long> micros, Map<String, Integer> wrong) {}

  static Series run(Requests requests, Operation operation, Hook hook, int clients, long nanos)
      throws InterruptedException, ExecutionException {
    long end = System.nanoTime() + nanos;
    Callable<Seen> client = () -> ask(requests, operation, hook, end);
    List<Long> micros = new ArrayList<>();
    Map<String, Integer> wrong = new TreeMap<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      List<Callable<Seen>> all = new ArrayList<>();
      for (int number = 0; number < clients; number++) {
        all.add(client);
      }
      for (Future<Seen> seen : threads.invokeAll(all)) {
        micros.addAll(seen.get().micros());
        add(seen.get().wrong(), wrong);
      }
    }
    return new Series(micros.stream().mapToLong(Long::longValue).sorted().toArray(), wrong);
  }

  private static Seen ask(Requests requests, Operation operation, Hook hook, long end)
      throws IOException, InterruptedException {
    List<Long> micros = new ArrayList<>();
    Map<String, Integer> wrong = new TreeMap<>();
    while (System.nanoTime() < end) {
      long started = System.nanoTime();
      HttpResponse<String> answer = requests.send(operation);
      micros.add((System.nanoTime() - started) / MICRO);
      if (!operation.isRight(hook, answer.statusCode())) {
        wrong.merge(answer.statusCode() + " " + answer.body(), 1, Integer::sum);
      }
    }
    return new Seen(micros, wrong);
  }

  /** Both together. */
  Series and(Series other) {
    long[] all = Arrays.copyOf(micros, micros.length + other.micros.length);
    System.arraycopy(other.micros, 0, all, micros.length, other.micros.length);
    Arrays.sort(all);
    Map<String, Integer> both = new TreeMap<>(wrong);
    add(other.wrong, both);
    return new Series(all, both);
  }

  private static void add(Map<String, Integer> counts, Map<String, Integer> into) {
    counts.forEach((answer, count) -> into.merge(answer, count, Integer::sum));
  }

  /** The time that this part of the requests didn't exceed, in microseconds. */
  double percentile(double part) {
    return micros[(int) Math.min(micros.length - 1L, (long) (part * micros.length))];
  }

  int count() {
    return micros.length;
  }
}
