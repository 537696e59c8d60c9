// The line of the panel that offers what a file says of when and where it was shot. It fills nothing in by
// itself: "Use" takes it over, and "Undo" brings back what stood in the fields before.
#pragma once

#include "media/look.h"
#include "transfer/upload/upload.h"

#include <QJsonObject>
#include <QWidget>

#include <optional>

class QLabel;

namespace gui {

class FromFileBlock : public QWidget
{
    Q_OBJECT
public:
    explicit FromFileBlock(QWidget *parent = nullptr);

    // Null: no upload whose details could be changed. Hides itself when there is nothing to offer.
    void showFor(const transfer::Upload *upload, const std::optional<media::Look> &look);

signals:
    // Into the fields of these names, which stand as on the wire; null empties one.
    void wanted(const QJsonObject &details);

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow();
    void colour();

    QLabel *m_icon;
    QLabel *m_text;
    transfer::UploadId m_id = 0;
    youku::Metadata m_present;               // as the upload has it
    youku::Metadata m_offered;               // shoot time and place alone
    std::optional<youku::Metadata> m_before; // what m_offered took the place of
};

} // namespace gui
