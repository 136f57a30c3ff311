/** The JUnit extension, by running test classes with it. */
package io.hexareme.adapters.testkit.junit;
