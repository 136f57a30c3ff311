/**
 * Tests of core.proxy: tables of its decisions, and its loop against a small API server.
 *
 * <p>Each test class is named after what it tests.
 */
package io.hexareme.core.proxy;
