/** What components are promised of the front door, against a server that does what a test tells it ({@code ToldApiServer}). */
package io.hexareme.core.client;
