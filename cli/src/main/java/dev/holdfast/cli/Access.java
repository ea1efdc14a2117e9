package dev.holdfast.cli;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where the API server is, and who asks there.
 *
 * @param server its address, with a slash at the end
 * @param namespace of the current context
 * @param tls trusts the server's authority, and holds our own certificate if we have one
 * @param token null when we aren't known by one
 */
record Access(String server, String namespace, SSLSocketFactory tls, @Nullable String token) {
  private static final int CONNECT_MILLIS = 3_000;

  /** The webhook itself answers within three seconds. */
  private static final int ANSWER_MILLIS = 5_000;

  Access {
    server = server.endsWith("/") ? server : server + "/";
  }

  /** By what a client would do; empty when it would do more than is done here. */
  static Optional<Access> of(Config config) throws IOException, GeneralSecurityException {
    boolean more =
        config.isTrustCerts()
            || config.isDisableHostnameVerification()
            || config.getUsername() != null
            || config.getImpersonateUsername() != null
            || config.getHttpProxy() != null
            || config.getHttpsProxy() != null
            || config.getTlsServerName() != null;
    return more
        ? Optional.empty()
        : Optional.of(
            new Access(
                config.getMasterUrl(),
                namespace(config.getNamespace()),
                SSLUtils.sslContext(config).getSocketFactory(),
                token(config)));
  }

  private static @Nullable String token(Config config) {
    if (config.getOauthTokenProvider() != null) {
      return config.getOauthTokenProvider().getToken();
    }
    return config.getOauthToken() == null ? config.getAutoOAuthToken() : config.getOauthToken();
  }

  private static String namespace(@Nullable String named) {
    return named == null || named.isEmpty() ? "default" : named;
  }

  /**
   * A request that is about to be sent, by what Java has had longest: its newer client takes a
   * program that has just begun longer.
   *
   * @param path below the server's address, with its query
   */
  HttpURLConnection request(String method, String path) throws IOException {
    HttpURLConnection request =
        (HttpURLConnection) URI.create(server + path).toURL().openConnection(Proxy.NO_PROXY);
    if (request instanceof HttpsURLConnection secured) {
      secured.setSSLSocketFactory(tls);
    }
    request.setRequestMethod(method);
    request.setInstanceFollowRedirects(false);
    request.setConnectTimeout(CONNECT_MILLIS);
    request.setReadTimeout(ANSWER_MILLIS);
    request.setRequestProperty("Accept", "application/json");
    request.setRequestProperty("User-Agent", "kubectl-holdfast");
    if (token != null) {
      request.setRequestProperty("Authorization", "Bearer " + token);
    }
    return request;
  }
}
