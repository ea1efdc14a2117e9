package dev.holdfast.it.attack;

import dev.holdfast.devcluster.Await;
import dev.holdfast.it.api.Api.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A6: windows that are over, not yet there, wider than the request's, or written in other ways. */
final class TimeAttacks {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String FORM = "notAfter is not a time in UTC";

  private TimeAttacks() {}

  static List<Attack> all() {
    return Stream.concat(
            Stream.of(
                new Attack("A6a", "it has expired since it was made", TimeAttacks::runsOut),
                new Attack("A6b", "its time has not come yet", TimeAttacks::early)),
            Stream.of(
                    end("A6c", "it expired before it was made", TimeAttacks::past, "it expired at"),
                    end(
                        "A6d",
                        "it counts longer than its request",
                        time -> time.plusSeconds(1).toString(),
                        "its window lies outside"),
                    end("A6e", "a local time", time -> plain(time), FORM),
                    end("A6f", "a time with an offset", time -> plain(time) + "+00:00", FORM),
                    end("A6g", "a leap second", time -> leap(time), FORM),
                    end("A6h", "a fraction of a second", time -> plain(time) + ".5Z", FORM),
                    end("A6i", "a year beyond all", time -> "+1000000-01-01T00:00:00Z", FORM))
                .map(Forgery::attack))
        .toList();
  }

  private static Forgery end(
      String number, String changed, Function<Instant, String> end, String word) {
    return Forgery.text(
        number, changed, text -> with("notAfter", text, end.apply(of("notAfter", text))), word);
  }

  private static String plain(Instant time) {
    return time.toString().replace("Z", "");
  }

  private static String leap(Instant time) {
    return plain(time.minusSeconds(1)).replaceFirst(":59$", ":60") + "Z";
  }

  private static String past(Instant end) {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(1).toString();
  }

  private static Result early(Ground ground) {
    Asked asked = ground.shared().deletion();
    asked.wouldCount(ground.dana(), ground.erin());
    Instant start = of("notAfter", asked.statement()).minusSeconds(1);
    return asked.refuses(
        with("notBefore", asked.statement(), start.toString()),
        ground.both(),
        "it counts only from " + start);
  }

  private static Result runsOut(Ground ground) {
    Asked asked = ground.shared().deletion();
    Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(6);
    String name = asked.approvalName();
    Reply made =
        asked.submits(name, with("notAfter", asked.statement(), end.toString()), ground.both());
    ground.agent().must(asked.change().dry());
    Await.until("the approval to expire", LIMIT, () -> Instant.now().isAfter(end));
    return asked.judged(name, made, "it expired at " + end);
  }

  private static Instant of(String field, String text) {
    return Instant.parse(
        Pattern.compile("\"" + field + "\":\"([^\"]*)\"")
            .matcher(text)
            .results()
            .findFirst()
            .orElseThrow()
            .group(1));
  }

  private static String with(String field, String text, String time) {
    return text.replaceFirst("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":\"" + time + "\"");
  }
}
