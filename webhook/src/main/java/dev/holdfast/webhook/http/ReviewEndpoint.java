package dev.holdfast.webhook.http;

import dev.holdfast.core.change.ReviewParser;
import dev.holdfast.webhook.review.Answer;
import dev.holdfast.webhook.review.ReviewDesk;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes {@code POST /validate} and {@code POST /validate/<entry>} to the desk. */
final class ReviewEndpoint extends Handler.Abstract.NonBlocking {
  private static final Logger LOG = LoggerFactory.getLogger(ReviewEndpoint.class);
  private static final String PATH = "/validate";

  /**
   * An API server stores objects of at most about 3 MiB, a review holds two of them (old and new)
   * and an envelope. Nothing larger can be a real review, and whoever sends it may not fill our
   * memory.
   */
  private static final int LIMIT = ReviewParser.SIZE_LIMIT;

  /** Some of the largest at a time; everyday ones by the thousand. */
  private static final long BUDGET = 6L * LIMIT;

  private final ReviewDesk desk;
  private final BodyBudget budget = new BodyBudget(BUDGET);
  private final boolean certificateRequired;
  private final BooleanSupplier draining;

  ReviewEndpoint(ReviewDesk desk, boolean certificateRequired, BooleanSupplier draining) {
    this.desk = desk;
    this.certificateRequired = certificateRequired;
    this.draining = draining;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (certificateRequired && !certified(request)) {
      return refuse(response, callback, 401, "a client certificate is required");
    }
    String path = request.getHttpURI().getPath();
    if (!path.equals(PATH) && !path.startsWith(PATH + "/")) {
      return refuse(response, callback, 404, "reviews go to " + PATH);
    }
    if (!request.getMethod().equals("POST")) {
      return refuse(response, callback, 405, "reviews are sent with POST");
    }
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    if (type == null || !type.startsWith("application/json")) {
      return refuse(response, callback, 415, "reviews are application/json");
    }
    new Exchange(request, response, callback).begin();
    return true;
  }

  private static boolean certified(Request request) {
    return request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE)
            instanceof EndPoint.SslSessionData session
        && session.peerCertificates() != null
        && session.peerCertificates().length > 0;
  }

  private static boolean refuse(Response response, Callback callback, int status, String message) {
    write(
        response,
        callback,
        new Answer(status, "text/plain", message.getBytes(StandardCharsets.UTF_8)));
    return true;
  }

  private static void write(Response response, Callback callback, Answer answer) {
    response.setStatus(answer.httpStatus());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }

  private final class Exchange implements ReviewBody.Reader {
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final ReviewBody body;

    Exchange(Request request, Response response, Callback callback) {
      this.request = request;
      this.response = response;
      this.callback = callback;
      this.body = new ReviewBody(request, LIMIT, budget, this);
    }

    void begin() {
      body.run();
    }

    @Override
    public void complete(byte[] review) {
      desk.review(review, this::reply);
    }

    @Override
    public void tooLarge(byte[] beginning) {
      desk.refuseTooLarge(beginning, LIMIT, this::reply);
    }

    @Override
    public void noRoom(byte[] beginning) {
      desk.refuseOverloaded(beginning, this::reply);
    }

    @Override
    public void failed(Throwable cause) {
      // The caller went away or broke the protocol; there is nobody to answer.
      LOG.debug("a review was not read to its end", cause);
      body.release();
      callback.failed(cause);
    }

    private void reply(Answer answer) {
      body.release();
      if (draining.getAsBoolean()
          && request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1) {
        // Send kept-alive callers to another replica; for HTTP/2 the server says so by GOAWAY.
        response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
      }
      write(response, callback, answer);
    }
  }
}
