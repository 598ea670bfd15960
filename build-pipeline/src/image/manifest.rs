//! The documents of an image, as far as they are read and written here (OCI image specification 1.1; Docker's schema 2 has the
//! same shape under other media types). The configuration is kept as JSON, since a base's has to come through whole.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Platform, Sha256};

/// A manifest.
pub(crate) const MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";
/// A list of manifests, one for each platform.
pub(crate) const INDEX: &str = "application/vnd.oci.image.index.v1+json";
/// A configuration.
pub(crate) const CONFIG: &str = "application/vnd.oci.image.config.v1+json";
/// A layer that gzip has compressed.
pub(crate) const LAYER_GZIP: &str = "application/vnd.oci.image.layer.v1.tar+gzip";
/// A layer as it is.
pub(crate) const LAYER: &str = "application/vnd.oci.image.layer.v1.tar";
/// A layer that zstd has compressed.
const LAYER_ZSTD: &str = "application/vnd.oci.image.layer.v1.tar+zstd";
/// Docker's words for the same.
pub(crate) const DOCKER_MANIFEST: &str = "application/vnd.docker.distribution.manifest.v2+json";
pub(crate) const DOCKER_INDEX: &str = "application/vnd.docker.distribution.manifest.list.v2+json";
const DOCKER_LAYER_GZIP: &str = "application/vnd.docker.image.rootfs.diff.tar.gzip";
const DOCKER_LAYER: &str = "application/vnd.docker.image.rootfs.diff.tar";

/// The annotations that say what an image stands on.
pub(crate) const BASE_NAME: &str = "org.opencontainers.image.base.name";
pub(crate) const BASE_DIGEST: &str = "org.opencontainers.image.base.digest";
/// The annotation that holds the tag of an image in a layout.
pub(crate) const REF_NAME: &str = "org.opencontainers.image.ref.name";
/// The annotation that holds its whole name, which containerd and Docker read.
pub(crate) const IMAGE_NAME: &str = "io.containerd.image.name";

/// A blob, and what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Descriptor {
    pub(crate) media_type: String,
    pub(crate) digest: Sha256,
    /// In bytes.
    pub(crate) size: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) platform: Option<ImagePlatform>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) annotations: BTreeMap<String, String>,
}

/// What an image runs on, in an index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ImagePlatform {
    pub(crate) architecture: String,
    pub(crate) os: String,
    #[serde(rename = "os.version", skip_serializing_if = "Option::is_none")]
    pub(crate) os_version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) variant: Option<String>,
}

/// An image for one platform.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Manifest {
    pub(crate) schema_version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) media_type: Option<String>,
    pub(crate) config: Descriptor,
    pub(crate) layers: Vec<Descriptor>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) annotations: BTreeMap<String, String>,
}

/// Images for several platforms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Index {
    pub(crate) schema_version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) media_type: Option<String>,
    pub(crate) manifests: Vec<Descriptor>,
}

impl Descriptor {
    pub(crate) fn is_index(&self) -> bool {
        matches!(&*self.media_type, INDEX | DOCKER_INDEX)
    }

    pub(crate) fn is_manifest(&self) -> bool {
        matches!(&*self.media_type, MANIFEST | DOCKER_MANIFEST)
    }

    /// The same blob in the words of the OCI: a manifest of ours names no media types of Docker's.
    pub(crate) fn in_oci_words(mut self) -> Self {
        let word = match &*self.media_type {
            DOCKER_LAYER_GZIP => LAYER_GZIP,
            DOCKER_LAYER => LAYER,
            _ => return self,
        };
        word.clone_into(&mut self.media_type);
        self
    }

    /// Whether it is a layer that can be read by whoever reads images.
    pub(crate) fn is_layer(&self) -> bool {
        matches!(&*self.media_type, LAYER | LAYER_GZIP | LAYER_ZSTD | DOCKER_LAYER | DOCKER_LAYER_GZIP)
    }
}

impl Manifest {
    pub(crate) fn of(config: Descriptor, layers: Vec<Descriptor>, annotations: BTreeMap<String, String>) -> Self {
        Self { schema_version: 2, media_type: Some(MANIFEST.to_owned()), config, layers, annotations }
    }
}

impl Index {
    pub(crate) fn of(manifests: Vec<Descriptor>) -> Self {
        Self { schema_version: 2, media_type: Some(INDEX.to_owned()), manifests }
    }

    /// The image for a platform.
    ///
    /// # Errors
    /// The platforms that there are instead.
    pub(crate) fn pick(&self, platform: &Platform) -> Result<&Descriptor, String> {
        let fits = |descriptor: &&Descriptor| descriptor.platform.as_ref().is_none_or(|there| there.fits(platform));
        // What names no platform is taken only where nothing names this one.
        let named = self.manifests.iter().find(|one| one.platform.is_some() && fits(one));
        named.or_else(|| self.manifests.iter().find(fits)).ok_or_else(|| {
            let there = self.manifests.iter().filter_map(|one| one.platform.as_ref());
            there.map(|one| format!("{}/{}", one.os, one.architecture)).collect::<Vec<_>>().join(", ")
        })
    }
}

impl ImagePlatform {
    /// A platform of Go's in the words of images.
    pub(crate) fn of(platform: &Platform) -> Self {
        let (architecture, variant) = match platform.arch() {
            // What Go builds for by default.
            "arm" => ("arm", Some("v7")),
            "arm64" => ("arm64", None),
            other => (other, None),
        };
        Self {
            architecture: architecture.to_owned(),
            os: platform.os().to_owned(),
            os_version: None,
            variant: variant.map(str::to_owned),
        }
    }

    fn fits(&self, platform: &Platform) -> bool {
        self.os == platform.os() && self.architecture == platform.arch()
    }
}

/// A document as bytes: keys in order, nothing between them, so that the same content is the same blob.
pub(crate) fn to_bytes<T: Serialize>(document: &T) -> anyhow::Result<Vec<u8>> {
    Ok(serde_json::to_vec(&serde_json::to_value(document)?)?)
}
