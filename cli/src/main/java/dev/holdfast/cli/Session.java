package dev.holdfast.cli;

import dev.holdfast.core.policy.PolicyEngine;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What commands have around them.
 *
 * @param cluster connects to the cluster that kubectl would use
 * @param survey looks around in the same cluster
 * @param engines makes an engine of a bundle's Wasm
 * @param ssh signs
 * @param in where answers are typed
 */
record Session(
    Supplier<Cluster> cluster,
    Supplier<Survey> survey,
    Function<byte[], PolicyEngine> engines,
    SshKeygen ssh,
    InputStream in,
    InstantSource clock) {
  /**
   * The real things.
   *
   * @param arguments of the command line, to begin early what they will need
   */
  static Session real(Connection connection, String... arguments) {
    return new Session(
        () -> ClientCluster.connect(connection),
        Ahead.survey(connection, arguments),
        PatientEngine::new,
        SshKeygen.installed(),
        System.in,
        InstantSource.system());
  }

  Instant now() {
    return clock.instant();
  }
}
