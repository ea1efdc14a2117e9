package dev.holdfast.it;

import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Approvals;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.Guide;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The shell blocks of the documents approve and refuse exactly as they stand there, with nothing
 * but kubectl and ssh-keygen.
 */
@HoldfastTest
class GuideIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/guides/approve.md"})
  void whatItSaysApproves(String document, Guarded guarded, Twins twins) {
    String request = requested(guarded, twins);
    Guide guide = new Guide(document);
    guide.run("-Y sign", request, guarded.dana(), guarded, folder).orThrow();
    Answer.to(guarded.agent().run(twins.deletion())).isDenied("HF-VOL-002", request);
    String created =
        guide.run("-Y sign", request, guarded.erin(), guarded, folder).orThrow().stdout();
    String approval = created.replaceFirst("(?s).*(changeapproval\\S+) created.*", "$1");
    guarded.admin().must("wait", "--for=condition=Verified", "--timeout=30s", approval);
    guarded.admin().must("wait", "--for=condition=Approved", "--timeout=30s", "chr/" + request);
    Answer.to(guarded.agent().run(twins.deletion())).isAllowed();
  }

  @Test
  void whatItSaysRefuses(Guarded guarded, Twins twins) {
    String request = requested(guarded, twins);
    new Guide("docs/guides/approve.md")
        .run("decision: Reject", request, guarded.dana(), guarded, folder)
        .orThrow();
    guarded
        .admin()
        .must("wait", "--for=jsonpath={.status.phase}=Rejected", "--timeout=30s", "chr/" + request);
    Answer.to(guarded.agent().run(twins.deletion()))
        .isDenied("restore the staging copy from last night's dump instead");
  }

  private static String requested(Guarded guarded, Twins twins) {
    twins.takeIndependentSnapshot();
    String request = Answer.to(guarded.agent().run(twins.deletion())).isDenied().request();
    new Approvals(guarded).statement(request);
    return request;
  }
}
