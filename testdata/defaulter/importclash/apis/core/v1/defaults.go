package v1

import corev1 "example.com/testdata/defaulter/importclash/api/core/v1"

func SetDefaults_Part(in *corev1.Part) {}
