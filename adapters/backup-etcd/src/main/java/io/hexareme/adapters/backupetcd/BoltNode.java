package io.hexareme.adapters.backupetcd;

/**
 * A node of a tree that is laid out: which page it begins at and what it covers.
 *
 * @param count how many entries (of a leaf) or nodes of the level below (of a branch) it covers
 */
record BoltNode(byte[] firstKey, long page, int count, int overflow) {}
