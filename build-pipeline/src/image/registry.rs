//! Registries: what is pulled from them, and pushed to them.
//!
//! Whether something is asked of a network at all is decided by whoever calls. Credentials are those of Docker's configuration
//! and of its credential helpers. What fails for a reason that may pass is tried again.

use std::time::Duration;

use anyhow::{Context as _, bail};
use oci_client::{
    Client, Reference as Remote,
    client::{ClientConfig, ClientProtocol},
    errors::OciDistributionError as Error,
    manifest::OciDescriptor,
    secrets::RegistryAuth,
};

use super::{
    base::{Pulled, pick},
    blobs::{Blobs, describe},
    manifest::{DOCKER_INDEX, DOCKER_MANIFEST, Descriptor, INDEX, Index, MANIFEST, Manifest},
    output::closure,
};
use crate::{Event, Finding, Kind, Ledger, Platform, RegistryConfig, StepCx, reference::Reference};

/// What may be answered to a question for a manifest.
const ACCEPTED: &[&str] = &[MANIFEST, INDEX, DOCKER_MANIFEST, DOCKER_INDEX];
/// How long to wait before something is tried again.
const PAUSES: &[Duration] = &[Duration::from_millis(300), Duration::from_secs(1), Duration::from_secs(3)];
/// How long a registry may say nothing.
const PATIENCE: Duration = Duration::from_secs(60);

/// A connection to registries.
struct Registries {
    client: Client,
    runtime: tokio::runtime::Runtime,
}

/// One repository of a registry, and what we are there.
struct Place {
    remote: Remote,
    auth: RegistryAuth,
}

impl Registries {
    /// For these hosts.
    fn new<'a>(config: &RegistryConfig, hosts: impl IntoIterator<Item = &'a str>) -> anyhow::Result<Self> {
        // Whoever was first has chosen the same.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let plain = hosts.into_iter().filter(|host| is_plain(config, host)).map(str::to_owned).collect();
        let config = ClientConfig {
            protocol: ClientProtocol::HttpsExcept(plain),
            platform_resolver: None,
            connect_timeout: Some(Duration::from_secs(20)),
            read_timeout: Some(PATIENCE),
            user_agent: concat!("kgen/", env!("CARGO_PKG_VERSION")),
            ..ClientConfig::default()
        };
        let client = Client::try_from(config).context("cannot make a client for registries")?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        Ok(Self { client, runtime })
    }

    /// Asks, and asks again where that may help.
    fn ask<T, F: Future<Output = Result<T, Error>>>(&self, question: impl Fn() -> F) -> Result<T, Error> {
        self.runtime.block_on(async {
            for pause in PAUSES {
                match question().await {
                    Err(error) if may_pass(&error) => tokio::time::sleep(*pause).await,
                    answer => return answer,
                }
            }
            question().await
        })
    }

    fn place(&self, reference: &Reference) -> anyhow::Result<Place> {
        let remote: Remote = reference.to_string().parse()?;
        let auth = credentials(&reference.registry)?;
        self.runtime.block_on(self.client.store_auth_if_needed(remote.resolve_registry(), &auth));
        Ok(Place { remote, auth })
    }

    /// A manifest or an index, put among the blobs.
    fn manifest(&self, blobs: &Blobs, place: &Place) -> anyhow::Result<Descriptor> {
        let ask = || self.client.pull_manifest_raw(&place.remote, &place.auth, ACCEPTED);
        let (bytes, digest) = self.ask(ask)?;
        let mut blob = describe(&bytes, "");
        if format!("sha256:{}", blob.digest) != digest {
            bail!("the registry calls it {digest}, and it is sha256:{}", blob.digest);
        }
        let media_type = serde_json::from_slice::<serde_json::Value>(&bytes)?;
        let media_type = media_type.get("mediaType").and_then(serde_json::Value::as_str);
        // A manifest need not say what it is.
        blob.media_type = media_type.unwrap_or(MANIFEST).to_owned();
        blobs.take(&blob, &mut &bytes[..])?;
        Ok(blob)
    }

    /// A blob, put among the others.
    fn blob(&self, blobs: &Blobs, place: &Place, blob: &Descriptor) -> anyhow::Result<()> {
        if blobs.has(blob) {
            return Ok(());
        }
        let wanted = OciDescriptor {
            media_type: blob.media_type.clone(),
            digest: format!("sha256:{}", blob.digest),
            size: i64::try_from(blob.size)?,
            ..OciDescriptor::default()
        };
        let bytes = self.ask(|| async {
            let mut bytes = Vec::new();
            self.client.pull_blob(&place.remote, &wanted, &mut bytes).await?;
            Ok(bytes)
        });
        let bytes = bytes.with_context(|| format!("the blob sha256:{}", blob.digest))?;
        blobs.take(blob, &mut bytes.as_slice())
    }

    fn pull(
        &self,
        blobs: &Blobs,
        from: &Reference,
        platform: &Platform,
        known: Option<&Pulled>,
    ) -> anyhow::Result<Pulled> {
        let place = self.place(from)?;
        if let Some(known) = known {
            let ask = || self.client.fetch_manifest_digest(&place.remote, &place.auth);
            if self.ask(ask)? == format!("sha256:{}", known.top) {
                return Ok(known.clone());
            }
        }
        let top = self.manifest(blobs, &place)?;
        let mut manifest = top.clone();
        while manifest.is_index() {
            let index: Index = blobs.read(&manifest.digest)?;
            let picked = pick(&index, platform)?;
            let at = Reference { tag: None, digest: Some(picked.digest), ..from.clone() };
            manifest = self.manifest(blobs, &self.place(&at)?)?;
        }
        let Manifest { config, layers, .. } = blobs.read(&manifest.digest)?;
        for blob in std::iter::once(&config).chain(&layers) {
            self.blob(blobs, &place, blob)?;
        }
        Ok(Pulled { top: top.digest, manifest })
    }

    /// Puts a blob into a repository, unless it is there.
    fn upload(&self, blobs: &Blobs, place: &Place, blob: &Descriptor, elsewhere: &[Remote]) -> anyhow::Result<()> {
        let digest = format!("sha256:{}", blob.digest);
        if self.ask(|| self.client.blob_exists(&place.remote, &digest))? {
            return Ok(());
        }
        for source in elsewhere {
            let mounted = self.runtime.block_on(self.client.mount_blob(&place.remote, source, &digest));
            // A registry that does not mount takes it as it takes others.
            if mounted.is_ok() && self.ask(|| self.client.blob_exists(&place.remote, &digest))? {
                return Ok(());
            }
        }
        let bytes: bytes::Bytes = blobs.bytes(&blob.digest)?.into();
        self.ask(|| self.client.push_blob(&place.remote, bytes.clone(), &digest))?;
        Ok(())
    }

    /// Puts a manifest or an index into a repository, under a tag or its digest.
    fn publish(&self, blobs: &Blobs, to: &Place, document: &Descriptor) -> anyhow::Result<()> {
        let bytes: bytes::Bytes = blobs.bytes(&document.digest)?.into();
        let kind = reqwest::header::HeaderValue::from_str(&document.media_type)?;
        self.ask(|| self.client.push_manifest_raw(&to.remote, bytes.clone(), kind.clone()))?;
        Ok(())
    }
}

/// Whether a registry is spoken to without TLS: this machine's own, and those of kgen.toml, with or without their port.
fn is_plain(config: &RegistryConfig, host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let here = matches!(name, "localhost" | "127.0.0.1" | "[::1]");
    here || config.insecure.iter().any(|plain| plain == host || plain == name)
}

/// Whether the same may go well the next time.
fn may_pass(error: &Error) -> bool {
    match error {
        Error::RequestError(error) => match error.status() {
            Some(status) => status.is_server_error() || status == reqwest::StatusCode::TOO_MANY_REQUESTS,
            // Where nobody listens, nobody will.
            None => !error.is_builder() && !refused(error),
        },
        Error::ServerError { code, .. } => *code >= 500 || *code == 429,
        Error::IoError(_) => true,
        _ => false,
    }
}

/// Whether a connection was refused.
fn refused(error: &reqwest::Error) -> bool {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if error.downcast_ref::<std::io::Error>().is_some_and(|io| io.kind() == std::io::ErrorKind::ConnectionRefused) {
            return true;
        }
        cause = error.source();
    }
    false
}

/// Who we are to a registry, as Docker's configuration has it.
fn credentials(registry: &str) -> anyhow::Result<RegistryAuth> {
    use docker_credential::{CredentialRetrievalError as Failed, DockerCredential};
    // The name under which Docker keeps those of its own registry.
    let name = if registry == "docker.io" { "https://index.docker.io/v1/" } else { registry };
    match docker_credential::get_credential(name) {
        Ok(DockerCredential::UsernamePassword(user, password)) => Ok(RegistryAuth::Basic(user, password)),
        Ok(DockerCredential::IdentityToken(token)) => Ok(RegistryAuth::Bearer(token)),
        // What helpers say of a registry that they know nothing of.
        Err(Failed::HelperFailure { stdout, .. }) if stdout.contains("credentials not found") => {
            Ok(RegistryAuth::Anonymous)
        }
        Err(Failed::ConfigNotFound | Failed::ConfigReadError | Failed::NoCredentialConfigured) => {
            Ok(RegistryAuth::Anonymous)
        }
        Err(error) => bail!("Docker's credentials for {registry} cannot be read: {error}"),
    }
}

/// Pulls an image for a platform: from a mirror of it first, then from where its name says. What `known` says is not pulled again.
pub(super) fn pull(
    cx: &StepCx<'_>,
    blobs: &Blobs,
    reference: &Reference,
    platform: &Platform,
    known: Option<&Pulled>,
) -> anyhow::Result<Pulled> {
    let mirror = mirrored(reference, &cx.images.registry);
    let hosts = mirror.iter().chain([reference]).map(|reference| reference.registry.as_str());
    let registries = Registries::new(&cx.images.registry, hosts)?;
    if let Some(mirror) = mirror {
        match registries.pull(blobs, &mirror, platform, known) {
            Ok(pulled) => return Ok(pulled),
            Err(error) => {
                let text = format!("the mirror {mirror} does not have it: {error:#}");
                cx.observer.event(Event::Noted { text: &text });
            }
        }
    }
    registries.pull(blobs, reference, platform, known)
}

/// The same image in a mirror: of the names that it lies below, the longest.
fn mirrored(reference: &Reference, config: &RegistryConfig) -> Option<Reference> {
    let name = format!("{}/{}", reference.registry, reference.repository);
    let below = |of: &str| name.strip_prefix(of.trim_end_matches('/')).filter(|rest| rest.starts_with('/'));
    let fitting = config.mirrors.iter().filter(|(of, _)| below(of).is_some());
    let (of, mirror) = fitting.max_by_key(|(of, _)| of.len())?;
    let there: Reference = format!("{}{}", mirror.trim_end_matches('/'), below(of)?).parse().ok()?;
    Some(Reference { tag: reference.tag.clone(), digest: reference.digest, ..there })
}

/// Pushes the images of a run: what a registry has is not sent again, and a name leads to an image only once all of it is there.
pub(crate) fn push(cx: &StepCx<'_>, done: &Ledger) -> anyhow::Result<()> {
    let version = &cx.project.version;
    if version.git_tree_state.as_deref() == Some("dirty") && !cx.images.allow_dirty {
        let text = "the tree is dirty: commit what is to be pushed, or say --allow-dirty";
        return Err(Finding(text.to_owned()).into());
    }
    let mut wanted = Vec::new();
    for product in done.of(Kind::ImageIndex) {
        let (Some(name), Some(digest)) = (&product.reference, product.digest) else { continue };
        wanted.push((name, name.parse::<Reference>().map_err(anyhow::Error::msg)?, digest));
    }
    let registries = Registries::new(&cx.images.registry, wanted.iter().map(|(_, to, _)| to.registry.as_str()))?;
    let blobs = super::blobs(cx);
    for (name, to, digest) in wanted {
        let index = Descriptor { digest, ..describe(&blobs.bytes(&digest)?, INDEX) };
        let failed = || format!("cannot push {name}");
        send(&registries, &blobs, &to, &index).with_context(failed)?;
        let text = format!("pushed {to}@sha256:{digest}");
        cx.observer.event(Event::Noted { text: &text });
    }
    Ok(())
}

fn send(registries: &Registries, blobs: &Blobs, to: &Reference, index: &Descriptor) -> anyhow::Result<()> {
    let place = registries.place(to)?;
    let all = closure(blobs, std::slice::from_ref(index))?;
    let mut elsewhere: Vec<Remote> = Vec::new();
    for manifest in all.iter().filter(|blob| blob.is_manifest()) {
        let Manifest { annotations, .. } = blobs.read(&manifest.digest)?;
        let base = annotations.get(super::manifest::BASE_NAME).and_then(|name| name.parse::<Reference>().ok());
        // A blob can be mounted from a repository of the same registry only.
        if let Some(base) = base.filter(|base| base.registry == to.registry && base.repository != to.repository) {
            elsewhere.push(base.to_string().parse()?);
        }
    }
    elsewhere.dedup();
    for blob in all.iter().filter(|blob| !blob.is_manifest() && !blob.is_index()) {
        registries.upload(blobs, &place, blob, &elsewhere)?;
    }
    for manifest in all.iter().filter(|blob| blob.is_manifest()) {
        let at = Reference { tag: None, digest: Some(manifest.digest), ..to.clone() };
        registries.publish(blobs, &registries.place(&at)?, manifest)?;
    }
    registries.publish(blobs, &place, index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mirrors_stand_for_what_lies_below_their_names() {
        let config = RegistryConfig {
            mirrors: [("registry.k8s.io", "m.io/k8s"), ("registry.k8s.io/build-image", "other.io")]
                .map(|(of, mirror)| (of.to_owned(), mirror.to_owned()))
                .into(),
            ..RegistryConfig::default()
        };
        let of = |name: &str| mirrored(&name.parse().unwrap(), &config).map(|mirror| mirror.to_string());
        assert_eq!(of("registry.k8s.io/pause:3.9").as_deref(), Some("m.io/k8s/pause:3.9"));
        assert_eq!(of("registry.k8s.io/build-image/go-runner:v1").as_deref(), Some("other.io/go-runner:v1"));
        assert_eq!(of("registry.k8s.iox/pause"), None);
        assert_eq!(of("busybox"), None);
    }
}
