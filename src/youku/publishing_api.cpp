#include "youku/publishing_api.h"

#include "base/names.h"

namespace youku {

namespace {

constexpr base::Named<ApiKind> apis[] = {{ApiKind::Open, "open"}, {ApiKind::Signed, "signed"}};

} // namespace

QString apiName(ApiKind kind)
{
    return base::nameOf(apis, kind);
}

std::optional<ApiKind> apiFromName(const QString &name)
{
    return base::valueOf(apis, name);
}

} // namespace youku
