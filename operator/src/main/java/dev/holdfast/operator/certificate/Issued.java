package dev.holdfast.operator.certificate;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A certificate with the key that it certifies. */
record Issued(X509Certificate certificate, PrivateKey key) {}
