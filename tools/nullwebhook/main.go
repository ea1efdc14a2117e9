// Command nullwebhook is the least that an admission webhook can be: it allows everything. What it costs is what any
// webhook costs, so that load tests can tell what Holdfast adds. It prints its certificate and serves at the address that
// is its argument: POST /validate, and GET /count, how many reviews it has answered.
package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"log"
	"math/big"
	"net"
	"net/http"
	"os"
	"sync/atomic"
	"time"
)

type review struct {
	APIVersion string                `json:"apiVersion"`
	Kind       string                `json:"kind"`
	Request    *struct{ UID string } `json:"request,omitempty"`
	Response   *response             `json:"response,omitempty"`
}

type response struct {
	UID     string `json:"uid"`
	Allowed bool   `json:"allowed"`
}

func main() {
	certificate, text, err := selfSigned()
	if err != nil {
		log.Fatal(err)
	}
	var count atomic.Int64
	http.HandleFunc("POST /validate", func(answer http.ResponseWriter, request *http.Request) {
		var asked review
		if err := json.NewDecoder(request.Body).Decode(&asked); err != nil || asked.Request == nil {
			http.Error(answer, "no AdmissionReview", http.StatusBadRequest)
			return
		}
		count.Add(1)
		asked.Response = &response{UID: asked.Request.UID, Allowed: true}
		asked.Request = nil
		answer.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(answer).Encode(asked)
	})
	http.HandleFunc("GET /count", func(answer http.ResponseWriter, _ *http.Request) {
		fmt.Fprintln(answer, count.Load())
	})
	server := &http.Server{Addr: os.Args[1], TLSConfig: &tls.Config{Certificates: []tls.Certificate{certificate}}}
	fmt.Print(text)
	log.Fatal(server.ListenAndServeTLS("", ""))
}

// selfSigned makes a certificate for this machine's loopback address.
func selfSigned() (tls.Certificate, string, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return tls.Certificate{}, "", err
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1),
		// Java reads no certificate without the name of its issuer.
		Subject:     pkix.Name{CommonName: "nullwebhook"},
		NotBefore:   time.Now().Add(-time.Minute),
		NotAfter:    time.Now().Add(24 * time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		IsCA:        true, BasicConstraintsValid: true,
	}
	bytes, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		return tls.Certificate{}, "", err
	}
	text := string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: bytes}))
	return tls.Certificate{Certificate: [][]byte{bytes}, PrivateKey: key}, text, nil
}
