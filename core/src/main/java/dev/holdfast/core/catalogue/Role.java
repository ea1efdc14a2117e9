package dev.holdfast.core.catalogue;

/** What a kind means to its owner's data. */
public enum Role {
  Claim,
  Volume,
  Database,
  Backup,
  Snapshot,
  BackupTarget,
  Class,
  Workload,
  Container
}
