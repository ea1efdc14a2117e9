package dev.holdfast.devcluster.installation;

import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.GuardedProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operator or one webhook replica; can be stopped and started again at will. */
public final class HoldfastProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String name;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path log;
  private final URI health;
  private @Nullable GuardedProcess process;

  HoldfastProcess(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path log,
      int healthPort) {
    this.name = name;
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.log = log;
    this.health = URI.create("http://127.0.0.1:" + healthPort);
  }

  public String name() {
    return name;
  }

  public Path log() {
    return log;
  }

  /** Everything it has written since the installation was made. */
  public List<String> lines() {
    try {
      return Files.exists(log) ? Files.readAllLines(log) : List.of();
    } catch (IOException e) {
      throw new IllegalStateException("can't read " + log, e);
    }
  }

  /** Starts it unless it runs; doesn't wait until it is ready. */
  public void start() {
    if (!isAlive()) {
      process = GuardedProcess.start(name, command, environment, log);
    }
  }

  /** Asks it to end and waits for that. */
  public void stop() {
    if (process != null) {
      process.close();
    }
  }

  /** Ends it without any chance to say goodbye. */
  public void kill() {
    if (process != null) {
      process.kill();
    }
  }

  /** Of the running process. */
  public long pid() {
    return Objects.requireNonNull(process, name + " isn't started").pid();
  }

  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Whether its readiness endpoint says so. */
  public boolean isReady() {
    return get("/readyz").filter(answer -> answer.statusCode() == 200).isPresent();
  }

  /**
   * Waits until it is ready.
   *
   * @throws IllegalStateException with its last words when it ends before, or what it still misses
   *     when it takes too long
   */
  public void awaitReady() {
    try {
      Await.until(
          name + " to be ready",
          START_LIMIT,
          () -> {
            requireAlive();
            return isReady();
          });
    } catch (IllegalStateException e) {
      String missing = get("/readyz").map(HttpResponse::body).orElse("it doesn't answer");
      throw new IllegalStateException(e.getMessage() + "; missing: " + missing.strip(), e);
    }
  }

  /** Its Prometheus metrics, or nothing while it doesn't answer. */
  public String metrics() {
    return get("/metrics").map(HttpResponse::body).orElse("");
  }

  private void requireAlive() {
    GuardedProcess current = process;
    if (current != null && !current.isAlive()) {
      throw new IllegalStateException(
          name + " has ended, last words in " + log + ":\n" + current.lastLines(20));
    }
  }

  private Optional<HttpResponse<String>> get(String path) {
    HttpRequest question =
        HttpRequest.newBuilder(health.resolve(path)).timeout(ANSWER_LIMIT).build();
    try {
      return Optional.of(HTTP.send(question, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + name, e);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
