package dev.holdfast.demo;

import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.installation.HoldfastProcess;

/** How long a denial took, and how much of that was spent deciding. */
record Timing(HoldfastProcess webhook) {
  void tell(Narrator narrator, CommandResult denial) {
    narrator.say(
        "From the request to its denial: "
            + denial.duration().toMillis()
            + " ms, kubectl's start and the API server included.");
  }
}
