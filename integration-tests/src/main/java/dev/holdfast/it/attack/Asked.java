package dev.holdfast.it.attack;

import dev.holdfast.devcluster.Await;
import dev.holdfast.it.api.Api.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A change that was denied, and so asked for: there is something to sign.
 *
 * @param request name of the ChangeRequest
 * @param statement its text
 * @param object what the change would destroy or weaken
 */
record Asked(
    Ground ground,
    Caller requester,
    Change change,
    Protected object,
    String request,
    String statement) {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Pattern REQUEST = Pattern.compile("chr-[a-z2-7]+");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** Sends it, once the guard sees everything that was made for it. */
  static Asked by(Ground ground, Caller requester, Change change, String object) {
    Protected before = Protected.of(ground.admin(), object);
    awaitSettled(requester, change);
    return toldBy(requester.sends(change).message(), ground, requester, change, before);
  }

  /** As a denial names it. */
  static Asked toldBy(
      String denial, Ground ground, Caller requester, Change change, Protected object) {
    String request =
        requestIn(denial)
            .orElseThrow(() -> new IllegalStateException("no request is named in: " + denial));
    String path = Documents.REQUESTS + "/" + request;
    String statement =
        Await.value("request " + request, LIMIT, () -> ground.admin().api().get(path))
            .at("/spec/statement")
            .asText();
    return new Asked(ground, requester, change, object, request, statement);
  }

  /** Until it is denied twice by the same request. */
  private static void awaitSettled(Caller requester, Change change) {
    String[] last = {""};
    Await.until(
        "a request for " + change.method() + " " + change.path(),
        LIMIT,
        () -> {
          Reply reply = requester.sends(change.dry());
          String now = reply.succeeded() ? "" : requestIn(reply.message()).orElse("");
          boolean same = !now.isEmpty() && now.equals(last[0]);
          last[0] = now;
          return same;
        });
  }

  private static Optional<String> requestIn(String denial) {
    return REQUEST.matcher(denial).results().findFirst().map(found -> found.group());
  }

  /** Once more as long as the guard says that it was too busy to decide. */
  Reply attempt() {
    return Await.value(
        "a decision",
        LIMIT,
        () ->
            Optional.of(requester.sends(change))
                .filter(
                    reply ->
                        reply.succeeded()
                            || !reply.message().contains("HF-FAULT-DeadlineExceeded")));
  }

  /** Makes an approval of this text, as a person. */
  Reply submits(String name, String text, List<Signer> signers) {
    return ground.person().sends(approval(name, text, signers));
  }

  static Change approval(String name, String text, List<Signer> signers) {
    return Change.creation(Documents.APPROVALS, Documents.approval(name, text, signers));
  }

  String approvalName() {
    return request + "-" + NUMBER.incrementAndGet();
  }

  /** An approval that counts: so says the guard, in a dry run. It stays. */
  Asked approved(Signer... signers) {
    standing(signers);
    return this;
  }

  /** The control: signed like this it counts. Taken back afterwards. */
  Asked wouldCount(Signer... signers) {
    takeBack(standing(signers));
    return this;
  }

  /** An approval that counts, and stays until it is taken back by this name. */
  String standing(Signer... signers) {
    String name = approvalName();
    ground.person().must(approval(name, statement, List.of(signers)));
    Reply reply = requester.sends(change.dry());
    if (!reply.succeeded()) {
      takeBack(name);
      throw new IllegalStateException("what should count doesn't: " + reply.message());
    }
    return name;
  }

  /** Attacks while an approval by dana and erin stands. */
  Result whileApproved(Supplier<Result> attack) {
    String approval = standing(ground.dana(), ground.erin());
    try {
      return attack.get();
    } finally {
      takeBack(approval);
    }
  }

  void takeBack(String approval) {
    ground.admin().must(Change.deletion(Documents.APPROVALS + "/" + approval));
  }

  /** An approval of the request's own text that mustn't count. */
  Result refuses(List<Signer> signers, String... words) {
    return refuses(statement, signers, words);
  }

  /**
   * Makes an approval that mustn't count, and tries the change.
   *
   * @param words said when the approval is refused, or else by the denial of the change
   */
  Result refuses(String text, List<Signer> signers, String... words) {
    String name = approvalName();
    return judged(name, submits(name, text, signers), words);
  }

  /** What came of an approval that was submitted. */
  Result judged(String name, Reply made, String... words) {
    Reply tried = attempt();
    if (made.succeeded()) {
      takeBack(name);
      return object.after(tried, words);
    }
    return object.after(tried) instanceof Result.Succeeded through
        ? through
        : Protected.saying(made.message(), words);
  }
}
