/** What demo and tests fill a cluster with: storage, snapshots, people with keys, signatures. */
@NullMarked
package dev.holdfast.devcluster.scene;

import org.jspecify.annotations.NullMarked;
