package io.hexareme.core.apiserver.fairness;

/**
 * What a request costs.
 *
 * @param seats while it is executed
 * @param finalSeats after its answer, while those who watch are told; 0 when few do
 */
record Work(int seats, int finalSeats) {
  static final Work ONE = new Work(1, 0);
}
