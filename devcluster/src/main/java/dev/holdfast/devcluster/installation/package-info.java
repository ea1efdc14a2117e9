/** Holdfast itself on a cluster: the chart's manifests, and its processes as plain JVMs. */
@NullMarked
package dev.holdfast.devcluster.installation;

import org.jspecify.annotations.NullMarked;
