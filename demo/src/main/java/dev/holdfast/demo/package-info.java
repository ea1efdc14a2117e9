/** Replays the incident on a real control plane, step by step, and says where reality differs. */
@NullMarked
package dev.holdfast.demo;

import org.jspecify.annotations.NullMarked;
