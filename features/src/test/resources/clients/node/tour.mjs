// What a program that uses the Node.js client does, told line by line.
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import * as k8s from '@kubernetes/client-node';

const config = new k8s.KubeConfig();
config.loadFromDefault();
const core = config.makeApiClient(k8s.CoreV1Api);
const apps = config.makeApiClient(k8s.AppsV1Api);
const namespace = 'default';
const tell = (...words) => console.log(...words.map((word) => (typeof word === 'string' ? word : JSON.stringify(word))));

const configMap = (name, data) => ({ metadata: { name, labels: { tour: 'node' } }, data });
const refused = (promise) => promise.then(() => 'not refused', (error) => `${error.code} ${JSON.parse(error.body).reason}`);
const ready = async (name, replicas) => {
  for (let i = 0; i < 600; i++) {
    if ((await apps.readNamespacedDeploymentStatus({ name, namespace })).status.readyReplicas === replicas) return true;
    await sleep(50);
  }
  return false;
};
const collecting = () => {
  const stream = new PassThrough();
  stream.text = '';
  stream.on('data', (piece) => (stream.text += piece));
  return stream;
};

tell('created', (await core.createNamespacedConfigMap({ namespace, body: configMap('node', { a: '1' }) })).data);
const found = await core.readNamespacedConfigMap({ name: 'node', namespace });
found.data.b = '2';
tell('replaced', (await core.replaceNamespacedConfigMap({ name: 'node', namespace, body: found })).data);
tell('stale', await refused(core.replaceNamespacedConfigMap({ name: 'node', namespace, body: found })));
tell('patched', (await core.patchNamespacedConfigMap({ name: 'node', namespace, body: [{ op: 'remove', path: '/data/a' }] })).data);
tell('exists', await refused(core.createNamespacedConfigMap({ namespace, body: configMap('node') })));

const list = () => core.listNamespacedConfigMap({ namespace, labelSelector: 'tour=node' });
const informer = k8s.makeInformer(config, `/api/v1/namespaces/${namespace}/configmaps`, list, 'tour=node');
const later = new Promise((seen) => informer.on('add', (object) => object.metadata.name === 'later-node' && seen(object)));
await informer.start();
await core.createNamespacedConfigMap({ namespace, body: configMap('later-node') });
tell('informed of', (await later).metadata.name);
await informer.stop();

const labels = { app: 'node' };
const deployment = {
  apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'node', namespace },
  spec: { replicas: 2, selector: { matchLabels: labels }, template: { metadata: { labels },
    spec: { containers: [{ name: 'web', image: 'acme/web:1', ports: [{ containerPort: 80 }] }] } } },
};
const objects = k8s.KubernetesObjectApi.makeApiClient(config);
const applied = await objects.patch(deployment, undefined, undefined, 'tour', undefined, k8s.PatchStrategy.ServerSideApply);
tell('applied by', applied.metadata.managedFields.map((entry) => `${entry.manager} ${entry.operation}`));
tell('ready', await ready('node', 2));

const pod = (await core.listNamespacedPod({ namespace, labelSelector: 'app=node' })).items[0].metadata.name;
const run = (command) => new Promise((done, failed) => {
  const out = collecting();
  new k8s.Exec(config).exec(namespace, pod, 'web', command, out, process.stderr, null, false,
    (status) => done(`${out.text.trim()} ${status.status} ${status.details?.causes?.[0]?.message ?? ''}`.trim())).catch(failed);
});
tell('executed', await run(['echo', 'hello']));
tell('failed', await run(['sh', '-c', 'exit 3']));
const log = collecting();
await new k8s.Log(config).log(namespace, pod, 'web', log, { tailLines: 5 });
tell('log', typeof log.text);

await core.deleteCollectionNamespacedConfigMap({ namespace, labelSelector: 'tour=node' });
tell('left', (await list()).items.length);
await apps.deleteNamespacedDeployment({ name: 'node', namespace, propagationPolicy: 'Foreground' });
process.exit(0);
