import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { parse } from 'yaml';

// No container engine is needed to see what would keep these services from starting, or open them to others.

interface Service {
  image: string;
  command: string[];
  environment: Record<string, string | number>;
  volumes: string[];
  ports: string[];
  healthcheck: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
}

describe('docker-compose.yml', () => {
  let text: string;
  let services: Record<'postgres' | 'tricord', Service>;
  let volumes: Record<string, unknown>;

  before(async () => {
    text = await readFile('docker-compose.yml', 'utf8');
    ({ services, volumes } = parse(text));
  });

  it('offers PostgreSQL and Tricord, each with a pinned major version and a health check', () => {
    expect(Object.keys(services)).to.include.members(['postgres', 'tricord']);
    for (const { image, healthcheck } of Object.values(services)) {
      expect(image).to.match(/:\d/);
      expect(healthcheck.test).to.be.an('array').that.is.not.empty;
    }
  });

  it('publishes every port on the loopback address only', () => {
    const ports = Object.values(services).flatMap((service) => service.ports ?? []);
    expect(ports).to.have.length.above(1);
    for (const port of ports) expect(port).to.match(/^127\.0\.0\.1:/);
  });

  it('gives every variable a default, or says what to set', () => {
    const variables = text.match(/\$\{[^}]*\}?/g) ?? [];
    expect(variables).to.have.length.above(0);
    for (const variable of variables)
      expect(variable).to.match(/^\$\{\w+(:-[^}]+|:\?[^}]{10,})\}$/);
    expect(services.postgres.environment.POSTGRES_PASSWORD).to.match(/:\?/);
  });

  it('waits only for services there are, until they are healthy', () => {
    for (const { depends_on = {} } of Object.values(services)) {
      for (const [name, { condition }] of Object.entries(depends_on)) {
        expect(services).to.have.property(name);
        expect(condition).to.equal('service_healthy');
      }
    }
  });

  it('keeps data in named volumes, and PostgreSQL durable', () => {
    for (const { volumes: mounts } of Object.values(services)) {
      for (const mount of mounts) {
        const [source = ''] = mount.split(':');
        if (source !== '.') expect(volumes).to.have.property(source);
      }
    }
    expect(services.postgres.volumes).to.include('postgres:/var/lib/postgresql');
    expect(services.postgres.command).to.include('fsync=on');
    expect(text).not.to.match(/(fsync|synchronous_commit|full_page_writes)=off/);
  });

  it('lets Tricord reach that database, and the host reach Tricord', () => {
    const { environment, ports } = services.tricord;
    expect(environment.DATABASE_URL).to.match(/@postgres:5432\/tricord$/);
    expect(environment.HOST).to.equal('0.0.0.0');
    expect(ports.some((port) => port.endsWith(`:${environment.PORT}`))).to.equal(true);
  });
});
