#include "gui/details/blocks/picture_box.h"

#include "gui/queue/video_pictures.h"
#include "gui/theme/theme.h"
#include "gui/widgets/picture_painter.h"

#include <QPainter>

#include <algorithm>

namespace gui {

PictureBox::PictureBox(QSize most, QWidget *parent) : QWidget(parent)
{
    setMaximumSize(most);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Picture from the file"));
}

void PictureBox::setPictures(VideoPictures &pictures)
{
    m_pictures = &pictures;
    connect(&pictures, &VideoPictures::changed, this, qOverload<>(&QWidget::update));
}

void PictureBox::showFor(transfer::UploadId id, const QString &length)
{
    m_id = id;
    m_length = length;
    update();
}

int PictureBox::heightForWidth(int width) const
{
    const QSize most = maximumSize();
    return std::min(width, most.width()) * most.height() / most.width();
}

void PictureBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QSize pixels = (QSizeF(size()) * devicePixelRatioF()).toSize();
    paintPicture(&painter, rect(), {m_pictures ? m_pictures->picture(m_id, pixels) : QPixmap(), m_length},
                 coloursOf(palette()), *this);
}

} // namespace gui
