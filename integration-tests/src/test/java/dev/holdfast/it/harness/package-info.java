/** What every integration test stands on. */
package dev.holdfast.it.harness;
