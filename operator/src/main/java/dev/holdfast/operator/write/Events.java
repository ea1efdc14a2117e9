package dev.holdfast.operator.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people about something important once, as an Event and a log line. */
public final class Events {
  private static final Logger LOG = LoggerFactory.getLogger(Events.class);

  /** The API server wants Events about cluster-scoped objects here. */
  private static final String CLUSTER_SCOPED = "default";

  /** The API server refuses longer notes. */
  private static final int LONGEST = 1024;

  private static final int REMEMBERED = 1000;

  private final Writer writer;
  private final Clock clock;
  private final Map<String, String> told =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > REMEMBERED;
        }
      };

  public Events(KubernetesClient client, Clock clock) {
    this.writer = new Writer(client, Writer.OPERATOR);
    this.clock = clock;
  }

  /**
   * Tells it unless the last thing told about this object with this reason was the same.
   *
   * @param reason stable CamelCase
   */
  public void warn(HasMetadata about, String reason, String message) {
    tell(about, "Warning", reason, message);
  }

  /** Like {@link #warn}, for good news. */
  public void inform(HasMetadata about, String reason, String message) {
    tell(about, "Normal", reason, message);
  }

  /**
   * Tells good news under a name that is always the same, so that not even a restarted operator
   * tells them twice.
   *
   * @param since what makes this time different from another one with the same reason
   */
  public void informOnce(HasMetadata about, String reason, String since, String message) {
    String own = about.getMetadata().getUid() + " " + reason + " " + since;
    String name = about.getMetadata().getName() + "." + UUID.nameUUIDFromBytes(own.getBytes(UTF_8));
    tell(about, "Normal", reason, message, new ObjectMetaBuilder().withName(name).build());
  }

  /** Forgets, so that the same thing is told again when it comes back. */
  public synchronized void over(HasMetadata about, String reason) {
    told.remove(key(about, reason));
  }

  private void tell(HasMetadata about, String type, String reason, String message) {
    String prefix = about.getMetadata().getName() + ".";
    tell(about, type, reason, message, new ObjectMetaBuilder().withGenerateName(prefix).build());
  }

  private void tell(
      HasMetadata about, String type, String reason, String message, ObjectMeta named) {
    synchronized (this) {
      if (message.equals(told.put(key(about, reason), message))) {
        return;
      }
    }
    String subject = about.getKind() + "/" + about.getMetadata().getName();
    if ("Warning".equals(type)) {
      LOG.warn("{} {}: {}", subject, reason, message);
    } else {
      LOG.info("{} {}: {}", subject, reason, message);
    }
    // An Event is a courtesy: the log line above is the record.
    switch (writer.create(event(about, type, reason, message, named))) {
      case WriteOutcome.Done done -> LOG.debug("event created");
      case WriteOutcome.Raced raced -> LOG.debug("event exists");
      case WriteOutcome.Refused refused -> LOG.warn("no Event for it: {}", refused.message());
      case WriteOutcome.Unavailable down -> LOG.warn("no Event for it: {}", down.message());
    }
  }

  private Event event(
      HasMetadata about, String type, String reason, String message, ObjectMeta named) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    String namespace = about.getMetadata().getNamespace();
    return new EventBuilder()
        .withMetadata(named)
        .editMetadata()
        .withNamespace(namespace == null ? CLUSTER_SCOPED : namespace)
        .endMetadata()
        .withNewInvolvedObject()
        .withApiVersion(about.getApiVersion())
        .withKind(about.getKind())
        .withName(about.getMetadata().getName())
        .withNamespace(namespace)
        .withUid(about.getMetadata().getUid())
        .endInvolvedObject()
        .withType(type)
        .withReason(reason)
        .withMessage(message.length() > LONGEST ? message.substring(0, LONGEST) : message)
        .withFirstTimestamp(now.toString())
        .withLastTimestamp(now.toString())
        .withCount(1)
        .withReportingComponent(Writer.OPERATOR)
        .withReportingInstance(Writer.OPERATOR)
        .withNewSource()
        .withComponent(Writer.OPERATOR)
        .endSource()
        .build();
  }

  private static String key(HasMetadata about, String reason) {
    return about.getKind() + "/" + about.getMetadata().getName() + "/" + reason;
  }
}
