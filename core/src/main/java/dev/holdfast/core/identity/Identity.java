package dev.holdfast.core.identity;

import dev.holdfast.core.change.Requester;

/**
 * Who asks.
 *
 * @param agent the matching AgentIdentity's name; empty unless the class is Agent
 * @param agentOwner the accountable human's username; empty unless the class is Agent
 */
public record Identity(
    Requester requester, RequesterClass requesterClass, String agent, String agentOwner) {}
