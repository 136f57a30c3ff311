/**
 * JUnit 5 and 6: a cluster for a test class, or for a field.
 *
 * <p>Entry: {@link io.hexareme.adapters.testkit.junit.Hexareme}. Each class has a cluster of its own, which is what it was before each test;
 * tests of one class that run at the same time get one each. What a test can be given is listed in {@link
 * io.hexareme.adapters.testkit.junit.Gifts}; a failed test gets the story of its cluster attached ({@link
 * io.hexareme.adapters.testkit.junit.Explanation}).
 *
 * <p>Client libraries are looked for only when a test asks for one. The kubeconfig of whoever runs the tests is never read.
 */
package io.hexareme.adapters.testkit.junit;
